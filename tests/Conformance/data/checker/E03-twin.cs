// expect: none
Tensor x = Randn(("Batch", 4), ("Height", 8), ("Width", 8), ("Channel", 3));
Console.WriteLine(x.LayerNorm(["Channel"]));
