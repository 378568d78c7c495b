using System.Numerics;
using System.Runtime.CompilerServices;

namespace NamedTorch.Cpu;

/// <summary>One step of a GRU's recurrence: a chunk multiplies some columns of the weight and finishes their states.</summary>
unsafe struct GruScanJob<V, TWide, T> : IJob where V : struct, ISimd<V, T> where T : unmanaged, IFloatingPointIeee754<T> where TWide : struct, IWide<TWide, T>
{
    public GatePanels<TWide, T> Weight;
    public StepGrid Grid;
    public nint Length;
    /// <summary>This step's: what the input says to the gates, and, where they are kept, the gates after their functions.</summary>
    public GateRows<T> Gates, Bias, Active;
    /// <summary>What the hidden state says to the new gate, where that is kept; the last step's and this step's state.</summary>
    public T* Own, Hidden, Next;

    [SkipLocalsInit]
    public readonly void Run(int chunk)
    {
        T* room = stackalloc T[GateSums<TWide, T>.Elements(3)];
        var sums = GateSums<TWide, T>.In(room);
        var (first, rows) = Grid.Rows(chunk);
        var (group, end) = Grid.Groups(chunk);
        for (; group < end; group++)
            for (nint row = 0; row < rows; row += GateSums<TWide, T>.Rows) Finish(group, first + row, nint.Min(GateSums<TWide, T>.Rows, rows - row), sums);
    }

    readonly void Finish(nint group, nint first, nint rows, in GateRows<T> sums)
    {
        nint column = group * GatePanels<TWide, T>.Width, columns = Weight.Columns(group), at = first * Length + column;
        GateRows<T> gates = Gates.From(first, column), active = Active.From(first, column);
        T* own = Own == null ? null : Own + at;
        Lines<V, T>.Expect(Next + at, Length, rows, columns);
        Lines<V, T>.Expect(own, Length, rows, columns);
        for (nint gate = 0; gate < 3; gate++)
            for (nint row = 0; row < rows; row += Tile<T, TWide>.Rows)
            {
                nint height = nint.Min(Tile<T, TWide>.Rows, rows - row);
                Lines<V, T>.Expect(gates, gate, row, height, columns);
                Lines<V, T>.Expect(active, gate, row, height, columns);
                Weight.Multiply(gate, group, Hidden + (first + row) * Length, Length, sums.From(row, 0).Gate(gate), sums.Row, height, add: false);
            }
        GruLine<V, T>.Forward(gates, sums, Bias.From(0, column), active.IsNothing ? sums : active, own, Hidden + at, Next + at, Length, rows, columns);
    }
}
