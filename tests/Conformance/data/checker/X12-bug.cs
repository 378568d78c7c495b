// expect: NT1003
// The name has a letter too many, inside of a loop and behind a condition.
Tensor x = Rand(("Batch", 2), ("Seq", 3));
for (int i = 0; i < 3; i++)
    if (i > 1)
        Console.WriteLine(x.Sum({|NT1003:"Seqs"|}));
