using NamedTorch.Numerics;

namespace NamedTorch.Core;

/// <summary>How a block of random bits becomes numbers of a distribution.</summary>
/// <typeparam name="T">The numbers' type: float, double or long.</typeparam>
public interface IDraw<T> where T : unmanaged
{
    /// <summary>Numbers made of one block: 2 or 4.</summary>
    static abstract int PerBlock { get; }

    /// <summary>The numbers of one block, <see cref="PerBlock"/> of them.</summary>
    void Draw(in RandomBlock block, Span<T> numbers);

    /// <summary>
    /// Two neighbouring numbers from the two words they are made of, in double precision, for devices that cannot run C#: a word is a whole
    /// number, of 32 bits for float and of the upper 53 bits for double. The same numbers but for rounding.
    /// </summary>
    /// <exception cref="NotSupportedException">There is no such form.</exception>
    (V First, V Second) Pair<V>(V a, V b) where V : IReal<V> => throw new NotSupportedException();
}
