namespace NamedTorch.Nn;

/// <summary>A tensor of a module's state.</summary>
readonly record struct StateEntry(string Name, Tensor Tensor, bool IsBuffer);
