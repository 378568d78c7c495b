namespace NamedTorch;

/// <summary>
/// Every static readonly <see cref="Dim"/> of this type is named as its field or property is. The checker holds the type to it (NT5001),
/// and believes it where another assembly uses the dims, whose initialisers it cannot see there.
/// </summary>
/// <example><code>[NamedDims] public static class Dims { public static readonly Dim Batch = new(), Time = new(); }</code></example>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class NamedDimsAttribute : Attribute;
