namespace NamedTorch;

/// <summary>
/// Every operation: as a member of <see cref="Tensor"/> and, with <c>using static NamedTorch.Torch</c>, as a function. Each part of
/// this class stands in the file of its operation.
/// </summary>
public static partial class Torch;
