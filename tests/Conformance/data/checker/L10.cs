// expect: none
// Running statistics.
Tensor total = Zeros(("Feature", 3));
for (int i = 0; i < 4; i++) total += Rand(("Batch", 8), ("Feature", 3)).Mean("Batch");
Console.WriteLine(total / 4);
