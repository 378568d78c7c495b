// expect: NT2005
// layumi/Person_reID_baseline_pytorch#77: [1, 2048, 1, 1] becomes [2048].
Tensor pooled = Randn(("Batch", 1), ("Feature", 2048), ("Height", 1), ("Width", 1));
Console.WriteLine({|NT2005:pooled.Squeeze()|});
