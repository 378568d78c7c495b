using System.Numerics;

namespace NamedTorch.Cpu;

/// <summary>One step back through a GRU's recurrence: a chunk brings the later step's gates to some columns of the state, and those to their gates.</summary>
unsafe struct GruScanGradientJob<V, TWide, T> : IJob where V : struct, ISimd<V, T> where T : unmanaged, IFloatingPointIeee754<T> where TWide : struct, IWide<TWide, T>
{
    public GatePanels<TWide, T> Weight;
    public StepGrid Grid;
    public nint Length;
    /// <summary>Of the step after this one, what the hidden state says to them; null at the last.</summary>
    public T* LaterGates;
    /// <summary>The cotangent of the step's output; what the later step hands back past its gates, to which the rest is added.</summary>
    public T* OutputGradient, HiddenGradient;
    /// <summary>This step's; null where only the first state's gradient is wanted.</summary>
    public T* GateGradient, OwnGradient, Active, Own, Previous;

    public readonly void Run(int chunk)
    {
        var (first, rows) = Grid.Rows(chunk);
        var (group, end) = Grid.Groups(chunk);
        for (; group < end; group++)
        {
            nint column = group * GatePanels<TWide, T>.Width, columns = Weight.Columns(group);
            if (GateGradient != null)
            {
                Lines<V, T>.Expect(Active + first * 3 * Length + column, rows, 3 * Length, 3, Length, columns);
                Lines<V, T>.Expect(Own + first * 3 * Length + 2 * Length + column, rows, 3 * Length, 1, 0, columns);
                Lines<V, T>.Expect(OutputGradient + first * Length + column, rows, Length, 1, 0, columns);
            }
            if (LaterGates != null) Weight.FromGates(LaterGates + first * 3 * Length, 3 * Length, HiddenGradient + first * Length, Length, rows, group, add: true);
            if (GateGradient == null) continue;
            for (nint row = first; row < first + rows; row++)
            {
                nint at = row * Length + column, gate = row * 3 * Length + column;
                GruLine<V, T>.Backward(GateGradient + gate, OwnGradient + gate, HiddenGradient + at, HiddenGradient + at, OutputGradient + at, Active + gate, Own + gate, Previous + at, Length, columns);
            }
        }
    }
}
