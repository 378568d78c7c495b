// expect: NT3001
// Stack Overflow 38114534: the kernel in the image's place.
static Tensor Filtered([Dims("Batch", "Channel", "Height", "Width")] Tensor image, [Dims("Filter", "Channel", "KernelHeight", "KernelWidth")] Tensor kernel) => image.Conv2d(kernel);
Tensor image = Rand(("Batch", 1), ("Channel", 1), ("Height", 28), ("Width", 28)), kernel = Rand(("Filter", 8), ("Channel", 1), ("KernelHeight", 5), ("KernelWidth", 5));
Console.WriteLine(Filtered({|NT3001:kernel|}, {|NT3001:image|}));
