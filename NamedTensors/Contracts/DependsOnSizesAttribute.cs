namespace NamedTorch;

/// <summary>
/// Which dims the result has is decided by sizes at run time. On a tensor with names strict rules refuse such a call, and the checker
/// reports it (NT2005).
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DependsOnSizesAttribute : Attribute;
