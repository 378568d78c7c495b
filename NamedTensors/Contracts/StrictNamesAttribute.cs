namespace NamedTorch;

/// <summary>
/// <c>[assembly: StrictNames]</c>: in this assembly the checker takes it for an error, not a warning, when an unnamed tensor silently lines
/// up with a named one (NT1102). The run time cannot see its caller and is not affected.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class StrictNamesAttribute : Attribute;
