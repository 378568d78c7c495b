namespace NamedTorch.Cpu;

/// <summary>One parameter as gradient descent updates it: all buffers have <see cref="Length"/> elements.</summary>
/// <param name="value">The parameter; updated.</param>
/// <param name="gradient">Its gradient.</param>
/// <param name="momentum">Running sum of the gradient, updated; null without momentum.</param>
/// <param name="length">Number of elements.</param>
/// <param name="first">True on the parameter's first step: the running sum then starts as the gradient.</param>
public readonly unsafe struct SgdSlot<T>(T* value, T* gradient, T* momentum, long length, bool first) : IBuffered where T : unmanaged
{
    /// <summary>The parameter.</summary>
    public readonly T* Value = value;

    /// <summary>Its gradient.</summary>
    public readonly T* Gradient = gradient;

    /// <summary>Running sum of the gradient, or null.</summary>
    public readonly T* Momentum = momentum;

    /// <summary>Whether this is the parameter's first step.</summary>
    public readonly bool First = first;

    /// <summary>Number of elements.</summary>
    public long Length { get; } = length;
}
