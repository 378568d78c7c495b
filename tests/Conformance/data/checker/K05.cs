// expect: none
// Two leading dims broadcast.
Tensor scores = Randn(("Batch", 2), ("Head", 4), ("Query", 5), ("Key", 5)), causal = Zeros(("Query", 5), ("Key", 5));
Console.WriteLine(scores + causal);
