namespace NamedTorch;

/// <summary>
/// The member writes into its receiver, which takes the result's names if it has none. A parameter named <c>into</c> is such a target
/// without being marked.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OverwritesAttribute : Attribute;
