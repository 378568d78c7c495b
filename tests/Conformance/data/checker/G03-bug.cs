// expect: NT3002
// Stack Overflow 35488717: a transposed convolution whose output is smaller than its input.
[return: Dims("Batch", "Filter", "Height=8", "Width=8")]
static Tensor Up([Dims("Batch", "Channel=4", "Height=32", "Width=32")] Tensor x, [Dims("Channel=4", "Filter", "KernelHeight=2", "KernelWidth=2")] Tensor weight) =>
    {|NT3002:x.ConvTranspose2d(weight, stride: 2)|};
Console.WriteLine(Up(Rand(("Batch", 1), ("Channel", 4), ("Height", 32), ("Width", 32)), Rand(("Channel", 4), ("Filter", 2), ("KernelHeight", 2), ("KernelWidth", 2))));
