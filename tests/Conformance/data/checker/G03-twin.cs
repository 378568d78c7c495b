// expect: none
[return: Dims("Batch", "Filter", "Height=64", "Width=64")]
static Tensor Up([Dims("Batch", "Channel=4", "Height=32", "Width=32")] Tensor x, [Dims("Channel=4", "Filter", "KernelHeight=2", "KernelWidth=2")] Tensor weight) =>
    x.ConvTranspose2d(weight, stride: 2);
Console.WriteLine(Up(Rand(("Batch", 1), ("Channel", 4), ("Height", 32), ("Width", 32)), Rand(("Channel", 4), ("Filter", 2), ("KernelHeight", 2), ("KernelWidth", 2))));
