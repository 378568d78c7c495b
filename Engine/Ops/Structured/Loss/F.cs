namespace NamedTorch;

/// <summary>
/// Losses and the functions behind modules, under PyTorch's names. In a loss, prediction and target must have the same dims: nothing
/// is broadcast. Each part of this class stands in the file of its operation.
/// </summary>
public static partial class F;
