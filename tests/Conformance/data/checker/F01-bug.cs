// expect: NT3002
// open-edge-platform/datumaro#2130: (2, 0, 1) taken for its own inverse.
[return: Dims("Channel", "Height", "Width")]
static Tensor ToPlanes([Dims("Height", "Width", "Channel")] Tensor image) => {|NT3002:image.Permute(1, 2, 0)|};
Console.WriteLine(ToPlanes(Rand(("Height", 4), ("Width", 6), ("Channel", 3))));
