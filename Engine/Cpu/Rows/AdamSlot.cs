namespace NamedTorch.Cpu;

/// <summary>One parameter as Adam updates it: all buffers have <see cref="Length"/> elements.</summary>
/// <param name="value">The parameter; updated.</param>
/// <param name="gradient">Its gradient.</param>
/// <param name="first">Running mean of the gradient; updated.</param>
/// <param name="second">Running mean of its square; updated.</param>
/// <param name="most">Largest running mean of the square so far, updated; null for plain Adam.</param>
/// <param name="length">Number of elements.</param>
public readonly unsafe struct AdamSlot<T>(T* value, T* gradient, T* first, T* second, T* most, long length) : IBuffered where T : unmanaged
{
    /// <summary>The parameter.</summary>
    public readonly T* Value = value;

    /// <summary>Its gradient.</summary>
    public readonly T* Gradient = gradient;

    /// <summary>Running mean of the gradient.</summary>
    public readonly T* First = first;

    /// <summary>Running mean of the squared gradient.</summary>
    public readonly T* Second = second;

    /// <summary>Largest running mean of the squared gradient so far, or null.</summary>
    public readonly T* Most = most;

    /// <summary>Number of elements.</summary>
    public long Length { get; } = length;
}
