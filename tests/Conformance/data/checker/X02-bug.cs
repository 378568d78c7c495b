// expect: NT2004
// Grey images meet filters of three channels.
Tensor image = Rand(("Batch", 1), ("Channel", 1), ("Height", 28), ("Width", 28)), kernel = Rand(("Filter", 8), ("Channel", 3), ("KernelHeight", 3), ("KernelWidth", 3));
Console.WriteLine({|NT2004:image.Conv2d(kernel)|});
