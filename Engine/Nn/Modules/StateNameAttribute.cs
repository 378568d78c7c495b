namespace NamedTorch;

/// <summary>The name under which this field is saved: checkpoints survive a renaming of the field.</summary>
/// <param name="name">The state name, without dots.</param>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class StateNameAttribute(string name) : Attribute
{
    /// <summary>The state name.</summary>
    public string Name { get; } = name;
}
