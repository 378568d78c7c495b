namespace NamedTorch.Gpu;

/// <summary>
/// Walks down the depth: while one slice is multiplied, the next ones arrive. One barrier a slice: it says that the slice is there for all, and that the stage
/// of the slice before, which is filled next, is no longer read.
/// </summary>
static class TilePipeline
{
    /// <param name="k">The kernel.</param>
    /// <param name="inner">The depth.</param>
    /// <param name="sizes">Depth of a slice and stages.</param>
    /// <param name="left">Brings the left operand.</param>
    /// <param name="right">Brings the right operand.</param>
    /// <param name="multiply">Adds the product of two slices, given where their stages begin.</param>
    internal static void Run(KernelBuilder k, Value inner, TileSizes sizes, TileLoader left, TileLoader right, Action<Value, Value> multiply)
    {
        bool isAsync = left.IsAsync || right.IsAsync;
        Value Number(long n) => k.Whole(ScalarType.Int32, n);
        void Begin(Value stage, Value start)
        {
            left.Begin(stage * left.Near.Length, start);
            right.Begin(stage * right.Near.Length, start);
        }
        void Land(Value stage)
        {
            left.Land(stage * left.Near.Length);
            right.Land(stage * right.Near.Length);
        }
        for (int s = 0; s < sizes.Stages - 1; s++)
        {
            Begin(Number(s), k.Whole(inner.Type, s * sizes.Depth));
            Land(Number(s));
            if (isAsync) k.CommitCopies();
        }
        Value read = k.Variable(Number(0)), write = k.Variable(Number(sizes.Stages - 1));
        void Turn(Value stage) => k.Set(stage, k.Select(stage < sizes.Stages - 1, stage + 1, Number(0)));
        k.For(k.Whole(inner.Type, 0), inner, k.Whole(inner.Type, sizes.Depth), start =>
        {
            if (isAsync) k.WaitForCopies(sizes.Stages - 2);
            k.Barrier();
            var ahead = start + (sizes.Stages - 1) * sizes.Depth;
            var isMore = ahead < inner;
            k.If(isMore, () => Begin(write, ahead));
            if (isAsync) k.CommitCopies();
            multiply(read * left.Near.Length, read * right.Near.Length);
            k.If(isMore, () => Land(write));
            Turn(read);
            Turn(write);
        });
    }
}
