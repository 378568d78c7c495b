using System.Numerics;

namespace NamedTorch.Cpu;

/// <summary>One step of a GRU's recurrence: a chunk multiplies some columns of the weight and finishes their states.</summary>
unsafe struct GruScanJob<V, TWide, T> : IJob where V : struct, ISimd<V, T> where T : unmanaged, IFloatingPointIeee754<T> where TWide : struct, IWide<TWide, T>
{
    public GatePanels<TWide, T> Weight;
    public StepGrid Grid;
    public nint Length, GatesStride;
    /// <summary>This step's: what the input and the hidden state say to the gates, and the gates after their functions.</summary>
    public T* Gates, Bias, Own, Active;
    /// <summary>The last step's and this step's state.</summary>
    public T* Hidden, Next;

    public readonly void Run(int chunk)
    {
        var (first, rows) = Grid.Rows(chunk);
        var (group, end) = Grid.Groups(chunk);
        for (; group < end; group++)
        {
            nint column = group * GatePanels<TWide, T>.Width, columns = Weight.Columns(group);
            Lines<V, T>.Expect(Gates + first * GatesStride + column, rows, GatesStride, 3, Length, columns);
            if (Bias != null) Put(first, rows, column, columns);
            Weight.ToGates(Hidden + first * Length, Length, Own + first * 3 * Length, 3 * Length, rows, group, add: Bias != null);
            for (nint row = first; row < first + rows; row++)
            {
                nint at = row * Length + column, gate = row * 3 * Length + column;
                GruLine<V, T>.Forward(Gates + row * GatesStride + column, Own + gate, Hidden + at, Next + at, Active + gate, Length, columns);
            }
        }
    }

    readonly void Put(nint first, nint rows, nint column, nint columns)
    {
        for (nint row = first; row < first + rows; row++)
            for (nint gate = 0; gate < 3; gate++)
                new Span<T>(Bias + gate * Length + column, (int)columns).CopyTo(new(Own + (row * 3 + gate) * Length + column, (int)columns));
    }
}
