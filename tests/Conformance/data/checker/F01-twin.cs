// expect: none
[return: Dims("Channel", "Height", "Width")]
static Tensor ToPlanes([Dims("Height", "Width", "Channel")] Tensor image) => image.AlignTo("Channel", "Height", "Width");
Console.WriteLine(ToPlanes(Rand(("Height", 4), ("Width", 6), ("Channel", 3))));
