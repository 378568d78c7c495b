// expect: none
Tensor q = Rand(("Batch", 2), ("Seq", 3), ("Model", 4)), k = q.Rename("Seq", "Key");
Console.WriteLine(q.Matmul(k.Transpose("Key", "Model")));
