// expect: none
Tensor images = Rand(("N", 8), ("Channel", 3), ("Height", 28), ("Width", 28)), mean = Rand(("Channel", 3));
Console.WriteLine(images - mean.AlignAs(images));
