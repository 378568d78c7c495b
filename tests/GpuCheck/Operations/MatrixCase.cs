namespace NamedTorch.GpuCheck.Operations;

/// <summary>A matrix product of whole numbers, exact in every dtype and order of summation: one list for all devices.</summary>
/// <param name="Name">What is special about it.</param>
/// <param name="Rows">Rows.</param>
/// <param name="Columns">Columns.</param>
/// <param name="Depth">What is summed.</param>
/// <param name="Batches">Products.</param>
/// <param name="Left">Turns [batch, rows, depth] into another layout of the same numbers.</param>
/// <param name="Right">The same of [batch, depth, columns].</param>
sealed record MatrixCase(string Name, long Rows, long Columns, long Depth, long Batches = 1, Func<Tensor, Tensor>? Left = null, Func<Tensor, Tensor>? Right = null)
{
    internal static IEnumerable<MatrixCase> All =>
    [
        new("one number", 1, 1, 1),
        new("one tile", 64, 64, 32),
        new("odd edges", 65, 33, 37),
        new("shallow", 70, 66, 3),
        new("aligned edges", 72, 40, 48),
        new("left down", 72, 40, 48, Left: Turned),
        new("right along", 72, 40, 48, Right: Turned),
        new("both turned", 72, 40, 48, 2, Turned, Turned),
        new("both turned, odd", 67, 35, 41, 2, Turned, Turned),
        new("batch", 20, 24, 40, 3),
        new("left for all", 20, 24, 40, 3, x => x.Narrow(0, 0, 1).Expand(3, 20, 40)),
        new("every other element", 34, 30, 20, 2, Sparse, Sparse),
        new("split along its depth", 33, 20, 2 * 1024 + 50),
        new("split batch", 17, 20, 1100, 2, Turned),
        new("off by one element", 34, 32, 32, 1, Shifted, Shifted),
        new("off by two elements", 34, 32, 32, 1, x => Shifted(Shifted(x)), x => Shifted(Shifted(x))),
    ];

    // Large tiles, once: the machine in C# takes its time.
    internal static MatrixCase Large { get; } = new("large tiles", 12 * 128 - 5, 9 * 128 - 30, 40);

    /// <summary>The product on a device.</summary>
    internal float[] Run(Device device, DType dtype, double step = 1)
    {
        Tensor a = Numbers(1, Batches, Rows, Depth, step).To(dtype).To(device), b = Numbers(2, Batches, Depth, Columns, step).To(dtype).To(device);
        return (Left?.Invoke(a) ?? a).Matmul(Right?.Invoke(b) ?? b).To(Device.Cpu).To(DType.Float32).ToArray<float>();
    }

    public override string ToString() => Name;

    static Tensor Numbers(int seed, long batches, long rows, long columns, double step)
    {
        var random = new Random(seed);
        return Tensor.From([.. Enumerable.Range(0, (int)(batches * rows * columns)).Select(_ => (float)(random.Next(-3, 4) * step))], [batches, rows, columns]);
    }

    // The same numbers, columns by columns.
    static Tensor Turned(Tensor x) => x.Transpose(1, 2).Contiguous().Transpose(1, 2);

    static Tensor Sparse(Tensor x) => Torch.Stack([x, x * 0], 3).Select(3, 0);

    static Tensor Shifted(Tensor x) => Torch.Cat([x.Narrow(2, 0, 1) * 0, x], 2).Narrow(2, 1, x.Sizes[2]);
}
