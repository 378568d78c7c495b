using NamedTorch.Diagnostics;

namespace NamedTorch;

/// <summary>A name would line up with another position of the other operand (NT1002).</summary>
/// <param name="conflict">What is wrong.</param>
public sealed class MisalignedNamesException(Conflict conflict) : TensorTypeException(conflict);
