using System.Numerics;

namespace NamedTorch.Ops;

/// <summary>What a line kernel runs on each run of elements along one dim: sorting, scanning, choosing.</summary>
public interface ILine
{
    /// <summary>What it does, where backends have a word for it.</summary>
    LineForm Form => default;

    /// <summary>Reads a line and fills the results' lines; a result that was not asked for is empty.</summary>
    /// <typeparam name="T">float (half types too), double, int (bool and narrow integers too) or long.</typeparam>
    /// <param name="x">The line, which may be overwritten.</param>
    /// <param name="values">Elements of the result.</param>
    /// <param name="indices">Places in x.</param>
    void Run<T>(Span<T> x, Span<T> values, Span<long> indices) where T : unmanaged, INumber<T>;
}
