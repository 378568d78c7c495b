namespace NamedTorch;

/// <summary>
/// What is passed here is applied: a function (or method) to the call's tensors, which gives the call's result; a module, or a list of
/// them one after the other, when the constructed module is applied. The checker follows it.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class AppliesAttribute : Attribute;
