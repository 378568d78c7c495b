namespace NamedTorch;

/// <summary>The tensor in this field is saved with the module but not trained: running statistics, tables.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class BufferAttribute : Attribute;
