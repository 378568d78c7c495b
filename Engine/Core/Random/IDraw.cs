namespace NamedTorch.Core;

/// <summary>How a block of random bits becomes numbers of a distribution.</summary>
/// <typeparam name="T">The numbers' type: float, double or long.</typeparam>
public interface IDraw<T> where T : unmanaged
{
    /// <summary>Numbers made of one block: 2 or 4.</summary>
    static abstract int PerBlock { get; }

    /// <summary>The numbers of one block, <see cref="PerBlock"/> of them.</summary>
    void Draw(in RandomBlock block, Span<T> numbers);
}
