// expect: none
static Tensor Centred([Dims("N", "C=3", "H=3", "W=3")] Tensor images)
{
    var mean = FromValues([0.4f, 0.5f, 0.6f], "C");
    return images - mean.AlignAs(images);
}
Console.WriteLine(Centred(Rand(("N", 2), ("C", 3), ("H", 3), ("W", 3))));
