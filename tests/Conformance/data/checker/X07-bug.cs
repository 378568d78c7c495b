// expect: NT1102
// The time bomb: images as wide as there are channels, and means without names.
static Tensor Centred([Dims("N", "C=3", "H=3", "W=3")] Tensor images)
{
    var mean = FromValues([0.4f, 0.5f, 0.6f]);
    return {|NT1102:images - mean|};
}
Console.WriteLine(Centred(Rand(("N", 2), ("C", 3), ("H", 3), ("W", 3))));
