// expect: NT2001
// meetps/pytorch-semseg#87: a skip connection one pixel too wide.
Tensor up = Randn(("Batch", 1), ("Channel", 8), ("Height", 23), ("Width", 23)), skip = Randn(("Batch", 1), ("Channel", 8), ("Height", 24), ("Width", 24));
Console.WriteLine({|NT2001:Cat([up, skip], "Channel")|});
