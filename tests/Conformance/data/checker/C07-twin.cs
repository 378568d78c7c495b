// expect: none
Tensor image = Randn(("B", 2), ("C", 3), ("H", 8), ("W", 8));
Console.WriteLine(image.AlignTo("B", "C", "W", "H"));
