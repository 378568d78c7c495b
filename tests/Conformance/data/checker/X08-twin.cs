// expect: none
Tensor a = Rand(("Batch", 2), ("Feature", 3)), b = Rand(("Batch", 2), ("Channel", 3));
Console.WriteLine(Cat([a, b.Rename("Channel", "Feature")], "Batch"));
