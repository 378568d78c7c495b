// expect: NT3001
// Stack Overflow 40430186: an image without a batch dim.
static Tensor Features([Dims("Batch", "Height=64", "Width=64", "Channel=3")] Tensor images) => images.Mean("Height", "Width");
Console.WriteLine(Features({|NT3001:Rand(("Height", 64), ("Width", 64), ("Channel", 3))|}));
