// expect: NT2004
// A kernel larger than the image.
Tensor image = Rand(("Batch", 1), ("Channel", 3), ("Height", 4), ("Width", 4)), kernel = Rand(("Filter", 8), ("Channel", 3), ("KernelHeight", 7), ("KernelWidth", 7));
Console.WriteLine({|NT2004:image.Conv2d(kernel)|});
