// expect: none
// Cat adds up the sizes of its dim.
Tensor a = Rand(("Batch", 2), ("Feature", 3)), b = Rand(("Batch", 2), ("Feature", 5));
Console.WriteLine(Cat([a, b], "Feature"));
