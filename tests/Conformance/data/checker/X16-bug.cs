// expect: NT1001
// Loss of an autoencoder whose decoder answers in another layout.
static Tensor Loss([Dims("Batch", "Height", "Width", "Channel")] Tensor image, [Dims("Batch", "Channel", "Height", "Width")] Tensor output) => {|NT1001:F.L1Loss(output, image)|};
Console.WriteLine(Loss(Rand(("Batch", 1), ("Height", 2), ("Width", 2), ("Channel", 3)), Rand(("Batch", 1), ("Channel", 3), ("Height", 2), ("Width", 2))));
