namespace NamedTorch.Cpu;

/// <summary>Some elements in memory.</summary>
/// <param name="values">The first element.</param>
/// <param name="length">Number of elements.</param>
public readonly unsafe struct Elements<T>(T* values, long length) : IBuffered where T : unmanaged
{
    /// <summary>The first element.</summary>
    public readonly T* Values = values;

    /// <summary>Number of elements.</summary>
    public long Length { get; } = length;
}
