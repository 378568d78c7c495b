// expect: none
Tensor x = Rand(("Batch", 2), ("Seq", 3));
for (int i = 0; i < 3; i++)
    if (i > 1)
        Console.WriteLine(x.Sum("Seq"));
