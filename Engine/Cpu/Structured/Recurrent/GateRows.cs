using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Cpu;

/// <summary>Rows of gates, or nothing: where the first row's first gate lies, and how far apart rows lie, and the gates of a row.</summary>
readonly unsafe struct GateRows<T>(T* first, nint row, nint gate) where T : unmanaged
{
    /// <summary>Elements from a row to the next, and from a gate to the next; 0 where there is nothing.</summary>
    public readonly nint Row = first == null ? 0 : row, Step = first == null ? 0 : gate;

    readonly T* first = first;

    /// <summary>Whether there are no rows.</summary>
    public bool IsNothing => first == null;

    /// <summary>The first row of a gate; null where there is nothing.</summary>
    [MethodImpl(AggressiveInlining)]
    public T* Gate(nint index) => first + index * Step;

    /// <summary>The same from another row and column on.</summary>
    [MethodImpl(AggressiveInlining)]
    public GateRows<T> From(nint row, nint column) => first == null ? default : new(first + row * Row + column, Row, Step);
}
