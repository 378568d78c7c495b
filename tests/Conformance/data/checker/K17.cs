// expect: none
// The way in: a tensor of which nothing is known gets names.
static Tensor LoadImages(int count) => Rand(count, 3, 8, 8);
var images = LoadImages(2).RefineNames("N", "C", "H", "W");
Console.WriteLine(images.Mean("H", "W"));
