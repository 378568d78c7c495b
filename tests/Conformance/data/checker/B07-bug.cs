// expect: NT1001|NT1007
// HomericIntelligence/Odyssey#5648: all axes reversed where the last two were meant.
Tensor q = Randn(("Batch", 2), ("Query", 5), ("Model", 8)), k = Randn(("Batch", 2), ("Key", 6), ("Model", 8));
Console.WriteLine(q.Matmul(k.Transpose("Batch", "Model")));
