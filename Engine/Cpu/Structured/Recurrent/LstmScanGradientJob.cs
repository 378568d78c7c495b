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
    /// <summary>What the step's output is asked for, or null; where its whole cotangent goes.</summary>
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
            for (nint row = first; row < first + rows; row++)
            {
                Span<T> to = new(HiddenGradient + row * Length + column, (int)columns);
                if (OutputGradient == null) to.Clear();
                else new Span<T>(OutputGradient + row * Length + column, (int)columns).CopyTo(to);
            }
            if (LaterGates != null) Weight.FromGates(LaterGates + first * 4 * Length, 4 * Length, HiddenGradient + first * Length, Length, rows, group);
            if (GateGradient == null) continue;
            for (nint row = first; row < first + rows; row++)
            {
                nint at = row * Length + column, gate = row * 4 * Length + column;
                LstmLine<V, T>.Backward(GateGradient + gate, CellGradient + at, HiddenGradient + at, CellGradient + at, Active + gate, Previous + at, Cell + at, Length, columns);
            }
        }
    }
}
