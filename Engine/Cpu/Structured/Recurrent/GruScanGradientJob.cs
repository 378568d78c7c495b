using System.Numerics;
using System.Runtime.CompilerServices;

namespace NamedTorch.Cpu;

/// <summary>One step back through a GRU's recurrence: a chunk brings the later step's gates to some columns of the state, and those to their gates.</summary>
unsafe struct GruScanGradientJob<V, TWide, T> : IJob where V : struct, ISimd<V, T> where T : unmanaged, IFloatingPointIeee754<T> where TWide : struct, IWide<TWide, T>
{
    public GatePanels<TWide, T> Weight;
    public StepGrid Grid;
    public nint Length;
    /// <summary>Of the step after this one, what the hidden state says to them; nothing at the last.</summary>
    public GateRows<T> LaterGates;
    /// <summary>This step's; nothing where only the first state's gradient is wanted.</summary>
    public GateRows<T> GateGradient, OwnGradient, Active;
    /// <summary>The cotangent of the step's output; what the later step hands back past its gates, to which the rest is added.</summary>
    public T* OutputGradient, HiddenGradient;
    /// <summary>What the last state says to the new gate, and that state.</summary>
    public T* Own, Previous;

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
        GateRows<T> gates = GateGradient.From(first, column), own = OwnGradient.From(first, column), active = Active.From(first, column);
        if (!gates.IsNothing)
        {
            Lines<V, T>.Expect(Own + at, Length, rows, columns);
            Lines<V, T>.Expect(Previous + at, Length, rows, columns);
            Lines<V, T>.Expect(OutputGradient + at, Length, rows, columns);
        }
        for (nint gate = 0; gate < 3; gate++)
            for (nint row = 0; row < rows; row += Tile<T, TWide>.Rows)
            {
                nint height = nint.Min(Tile<T, TWide>.Rows, rows - row);
                Lines<V, T>.Expect(active, gate, row, height, columns);
                Lines<V, T>.Expect(gates, gate, row, height, columns);
                Lines<V, T>.Expect(own, gate, row, height, columns);
                if (!LaterGates.IsNothing) Weight.Multiply(gate, group, LaterGates.From(first + row, 0).Gate(gate), LaterGates.Row, sums.From(row, 0).Gate(0), sums.Row, height, add: gate > 0);
            }
        T* sum = LaterGates.IsNothing ? null : sums.Gate(0), hidden = HiddenGradient + at;
        if (!gates.IsNothing) GruLine<V, T>.Backward(gates, own, active, Own + at, Length, hidden, sum, sums.Row, OutputGradient + at, hidden, Previous + at, Length, rows, columns);
        else
            for (nint row = 0; row < rows; row++)
                for (nint j = 0; j < columns; j++) hidden[row * Length + j] += sum[row * sums.Row + j];
    }
}
