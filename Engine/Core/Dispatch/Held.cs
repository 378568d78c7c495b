namespace NamedTorch.Core;

/// <summary>What a <see cref="Keeper"/> made of a kept tensor.</summary>
public abstract class Held
{
    /// <summary>The tensor again: the same type, dtype and elements.</summary>
    public abstract Tensor Value { get; }

    /// <summary>The node lets go of it.</summary>
    public virtual void Release() { }
}
