// expect: none
static Tensor Features([Dims("..", "Height=64", "Width=64", "Channel=3")] Tensor images) => images.Mean("Height", "Width");
Console.WriteLine(Features(Rand(("Height", 64), ("Width", 64), ("Channel", 3))));
