// expect: none
Tensor pooled = Randn(("Batch", 1), ("Feature", 2048), ("Height", 1), ("Width", 1));
Console.WriteLine(pooled.Squeeze("Height", "Width"));
