using NamedTorch.Diagnostics;

namespace NamedTorch;

/// <summary>Sizes do not fit an operation's arithmetic (NT2003, NT2004, NT2007), or would decide names (NT2005).</summary>
/// <param name="conflict">What is wrong.</param>
public sealed class ShapeException(Conflict conflict) : TensorTypeException(conflict);
