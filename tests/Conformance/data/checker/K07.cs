// expect: none
// Self-attention: one tensor under two names.
Tensor x = Randn(("Batch", 2), ("Seq", 5), ("Model", 8));
Tensor q = x, k = x.Rename("Seq", "Key");
Console.WriteLine(q.Dot(k, "Model").Softmax("Key").Dot(k, "Key"));
