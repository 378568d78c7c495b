namespace NamedTorch;

/// <summary>What this field holds is no part of the module's state: a cache, a module that belongs elsewhere.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class NotStateAttribute : Attribute;
