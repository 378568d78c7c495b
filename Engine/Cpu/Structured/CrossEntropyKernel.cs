using NamedTorch.Ops;

namespace NamedTorch.Cpu;

/// <summary>Losses against class numbers by the row kernels.</summary>
sealed unsafe class CrossEntropyKernel : ICrossEntropyKernel
{
    public long FirstBad(Tensor targets, long classes, long ignored)
    {
        fixed (byte* t = targets.Storage)
        {
            long bad = CrossEntropy.FirstBad(targets.ElementCount, classes, Memory.Of<long>(t, targets), ignored);
            GC.KeepAlive(targets.Storage);
            return bad;
        }
    }

    public void Forward(Tensor losses, Tensor logSums, Tensor x, Tensor targets, long ignored)
    {
        if (x.DType == DType.Float32) Forward<float>(losses, logSums, x, targets, ignored);
        else Forward<double>(losses, logSums, x, targets, ignored);
        KeepAlive(losses, logSums, x, targets);
    }

    public void Backward(Tensor gx, Tensor g, Tensor x, Tensor logSums, Tensor targets, long ignored)
    {
        if (x.DType == DType.Float32) Backward<float>(gx, g, x, logSums, targets, ignored);
        else Backward<double>(gx, g, x, logSums, targets, ignored);
        KeepAlive(gx, g, x, logSums, targets);
    }

    public void Pick(Tensor picked, Tensor x, Tensor targets, long ignored)
    {
        if (x.DType == DType.Float32) Pick<float>(picked, x, targets, ignored);
        else Pick<double>(picked, x, targets, ignored);
        KeepAlive(picked, x, targets);
    }

    public void Put(Tensor x, Tensor g, Tensor targets, long ignored)
    {
        if (x.DType == DType.Float32) Put<float>(x, g, targets, ignored);
        else Put<double>(x, g, targets, ignored);
        KeepAlive(x, g, targets);
    }

    static void Forward<T>(Tensor losses, Tensor logSums, Tensor x, Tensor targets, long ignored) where T : unmanaged
    {
        fixed (byte* pl = losses.Storage, ps = logSums.Storage, px = x.Storage, pt = targets.Storage)
            CrossEntropy.Forward(x.Sizes[0], x.Sizes[1], Memory.Of<T>(px, x), Memory.Of<long>(pt, targets), ignored, Memory.Of<T>(pl, losses), Memory.Of<T>(ps, logSums));
    }

    static void Backward<T>(Tensor gx, Tensor g, Tensor x, Tensor logSums, Tensor targets, long ignored) where T : unmanaged
    {
        fixed (byte* pgx = gx.Storage, pg = g.Storage, px = x.Storage, ps = logSums.Storage, pt = targets.Storage)
            CrossEntropy.Backward(x.Sizes[0], x.Sizes[1], Memory.Of<T>(px, x), Memory.Of<long>(pt, targets), ignored, Memory.Of<T>(ps, logSums),
                Memory.Of<T>(pg, g), g.Strides[0], Memory.Of<T>(pgx, gx));
    }

    static void Pick<T>(Tensor picked, Tensor x, Tensor targets, long ignored) where T : unmanaged
    {
        fixed (byte* pp = picked.Storage, px = x.Storage, pt = targets.Storage)
        {
            T* to = Memory.Of<T>(pp, picked), from = Memory.Of<T>(px, x);
            long* target = Memory.Of<long>(pt, targets);
            for (long row = 0, rows = targets.ElementCount, step = x.Strides[0]; row < rows; row++) to[row] = target[row] == ignored ? default : from[row * step + target[row]];
        }
    }

    static void Put<T>(Tensor x, Tensor g, Tensor targets, long ignored) where T : unmanaged
    {
        fixed (byte* px = x.Storage, pg = g.Storage, pt = targets.Storage)
        {
            T* to = Memory.Of<T>(px, x), from = Memory.Of<T>(pg, g);
            long* target = Memory.Of<long>(pt, targets);
            for (long row = 0, rows = targets.ElementCount, classes = x.Sizes[1]; row < rows; row++)
            {
                new Span<T>(to + row * classes, (int)classes).Clear();
                if (target[row] != ignored) to[row * classes + target[row]] = from[row * g.Strides[0]];
            }
        }
    }

    static void KeepAlive(params ReadOnlySpan<Tensor> tensors)
    {
        foreach (var x in tensors) GC.KeepAlive(x.Storage);
    }
}
