// expect: none
Tensor image = Rand(("Batch", 1), ("Channel", 3), ("Height", 28), ("Width", 28)), kernel = Rand(("Filter", 8), ("Channel", 3), ("KernelHeight", 3), ("KernelWidth", 3));
Console.WriteLine(image.Conv2d(kernel));
