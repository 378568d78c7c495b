using System.Numerics;

namespace NamedTorch.Cpu;

/// <summary>One step of an LSTM's recurrence: a chunk multiplies some columns of the weight and finishes their states.</summary>
unsafe struct LstmScanJob<V, TWide, T> : IJob where V : struct, ISimd<V, T> where T : unmanaged, IFloatingPointIeee754<T> where TWide : struct, IWide<TWide, T>
{
    public GatePanels<TWide, T> Weight;
    public StepGrid Grid;
    public nint Length, GatesStride;
    /// <summary>This step's: what the input says to the gates, and the gates after their functions.</summary>
    public T* Gates, Bias, Active;
    /// <summary>The last step's and this step's states.</summary>
    public T* Hidden, Cell, NextHidden, NextCell;

    public readonly void Run(int chunk)
    {
        var (first, rows) = Grid.Rows(chunk);
        var (group, end) = Grid.Groups(chunk);
        for (; group < end; group++)
        {
            nint column = group * GatePanels<TWide, T>.Width, columns = Weight.Columns(group);
            Lines<V, T>.Expect(Gates + first * GatesStride + column, rows, GatesStride, 4, Length, columns);
            Weight.ToGates(Hidden + first * Length, Length, Active + first * 4 * Length, 4 * Length, rows, group, add: false);
            for (nint row = first; row < first + rows; row++)
            {
                nint at = row * Length + column;
                T* active = Active + row * 4 * Length + column;
                LstmLine<V, T>.Forward(active, Gates + row * GatesStride + column, Bias == null ? null : Bias + column, Cell + at, NextCell + at, NextHidden + at, active, Length, columns);
            }
        }
    }
}
