// expect: none
Tensor cloth = Rand(("Channel", 3), ("Height", 8), ("Width", 6)), mask = Rand(("Height", 8), ("Width", 6), ("Channel", 3));
Console.WriteLine(cloth * mask.AlignAs(cloth));
