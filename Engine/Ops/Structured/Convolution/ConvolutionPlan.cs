namespace NamedTorch.Ops;

/// <summary>How a kernel slides: numbers for depth, height and width; the sizes of the result say where it ends.</summary>
/// <param name="Stride">Places from one window to the next.</param>
/// <param name="Padding">Zeros before the first place.</param>
/// <param name="Dilation">Places from one element of a window to the next.</param>
/// <param name="Groups">Channels are cut into so many groups that do not see each other.</param>
public sealed record ConvolutionPlan(long[] Stride, long[] Padding, long[] Dilation, int Groups);
