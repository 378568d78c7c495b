// expect: none
Tensor q = Randn(("Batch", 2), ("Query", 5), ("Model", 8)), k = Randn(("Batch", 2), ("Key", 6), ("Model", 8));
Console.WriteLine(q.Matmul(k.Transpose("Key", "Model")));
