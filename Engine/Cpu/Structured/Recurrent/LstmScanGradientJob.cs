using System.Numerics;

namespace NamedTorch.Cpu;

/// <summary>One step back through an LSTM's recurrence: a chunk brings the later step's gates to some columns of the state, and those to their gates.</summary>
unsafe struct LstmScanGradientJob<V, TWide, T> : IJob where V : struct, ISimd<V, T> where T : unmanaged, IFloatingPointIeee754<T> where TWide : struct, IWide<TWide, T>
{
    public GatePanels<TWide, T> Weight;
    public StepGrid Grid;
    public nint Length;
    /// <summary>Of the step after this one; null at the last.</summary>
    public T* LaterGates;
    /// <summary>The cotangent of the step's output, or null; room for what the later steps ask of it.</summary>
    public T* OutputGradient, HiddenGradient;
    /// <summary>This step's; null where only the first state's gradient is wanted.</summary>
    public T* GateGradient, CellGradient, Active, Previous, Cell;

    public readonly void Run(int chunk)
    {
        var (first, rows) = Grid.Rows(chunk);
        var (group, end) = Grid.Groups(chunk);
        for (; group < end; group++)
        {
            nint column = group * GatePanels<TWide, T>.Width, columns = Weight.Columns(group);
            if (GateGradient != null)
            {
                Lines<V, T>.Expect(Active + first * 4 * Length + column, rows, 4 * Length, 4, Length, columns);
                Lines<V, T>.Expect(Previous + first * Length + column, rows, Length, 1, 0, columns);
            }
            if (OutputGradient != null) Lines<V, T>.Expect(OutputGradient + first * Length + column, rows, Length, 1, 0, columns);
            if (LaterGates != null) Weight.FromGates(LaterGates + first * 4 * Length, 4 * Length, HiddenGradient + first * Length, Length, rows, group, add: false);
            else
                for (nint row = first; row < first + rows; row++) new Span<T>(HiddenGradient + row * Length + column, (int)columns).Clear();
            if (GateGradient == null) continue;
            for (nint row = first; row < first + rows; row++)
            {
                nint at = row * Length + column, gate = row * 4 * Length + column;
                LstmLine<V, T>.Backward(GateGradient + gate, CellGradient + at, HiddenGradient + at, OutputGradient == null ? null : OutputGradient + at, CellGradient + at, Active + gate, Previous + at, Cell + at, Length, columns);
            }
        }
    }
}
