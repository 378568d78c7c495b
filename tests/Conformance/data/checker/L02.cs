// expect: none
// Means of channels, aligned by name.
Tensor images = Rand(("N", 2), ("C", 3), ("H", 4), ("W", 4));
var mean = images.Mean("N", "H", "W");
Console.WriteLine(images - mean.AlignAs(images));
