using System.Numerics;
using System.Runtime.CompilerServices;

namespace NamedTorch.Cpu;

/// <summary>One step back through an LSTM's recurrence: a chunk brings the later step's gates to some columns of the state, and those to their gates.</summary>
unsafe struct LstmScanGradientJob<V, TWide, T> : IJob where V : struct, ISimd<V, T> where T : unmanaged, IFloatingPointIeee754<T> where TWide : struct, IWide<TWide, T>
{
    public GatePanels<TWide, T> Weight;
    public StepGrid Grid;
    public nint Length;
    /// <summary>Of the step after this one, or nothing; this step's, or nothing where only the first state's gradient is wanted.</summary>
    public GateRows<T> LaterGates, GateGradient, Active;
    /// <summary>The cotangent of the step's output, or null; the first state's gradient.</summary>
    public T* OutputGradient, HiddenGradient;
    /// <summary>The cell's cotangent, this step's previous cell and its own.</summary>
    public T* CellGradient, Previous, Cell;

    [SkipLocalsInit]
    public readonly void Run(int chunk)
    {
        T* room = stackalloc T[GateSums<TWide, T>.Elements(1)];
        var sums = GateSums<TWide, T>.In(room);
        var (first, rows) = Grid.Rows(chunk);
        var (group, end) = Grid.Groups(chunk);
        for (; group < end; group++)
            for (nint row = 0; row < rows; row += GateSums<TWide, T>.Rows) Finish(group, first + row, nint.Min(GateSums<TWide, T>.Rows, rows - row), sums);
    }

    readonly void Finish(nint group, nint first, nint rows, in GateRows<T> sums)
    {
        nint column = group * GatePanels<TWide, T>.Width, columns = Weight.Columns(group), at = first * Length + column;
        GateRows<T> gates = GateGradient.From(first, column), active = Active.From(first, column);
        T* output = OutputGradient == null ? null : OutputGradient + at;
        if (!gates.IsNothing)
        {
            Lines<V, T>.Expect(Previous + at, Length, rows, columns);
            Lines<V, T>.Expect(output, Length, rows, columns);
        }
        for (nint gate = 0; gate < 4; gate++)
            for (nint row = 0; row < rows; row += Tile<T, TWide>.Rows)
            {
                nint height = nint.Min(Tile<T, TWide>.Rows, rows - row);
                Lines<V, T>.Expect(active, gate, row, height, columns);
                Lines<V, T>.Expect(gates, gate, row, height, columns);
                T* sum = sums.From(row, 0).Gate(0);
                if (!LaterGates.IsNothing) Weight.Multiply(gate, group, LaterGates.From(first + row, 0).Gate(gate), LaterGates.Row, sum, sums.Row, height, add: gate > 0);
                else if (gate == 0) new Span<T>(sum, (int)(height * sums.Row)).Clear();
            }
        if (!gates.IsNothing) LstmLine<V, T>.Backward(gates, active, sums.Gate(0), sums.Row, output, CellGradient + at, CellGradient + at, Previous + at, Cell + at, Length, rows, columns);
        else
            for (nint row = 0; row < rows; row++) new Span<T>(sums.From(row, 0).Gate(0), (int)columns).CopyTo(new(HiddenGradient + at + row * Length, (int)columns));
    }
}
