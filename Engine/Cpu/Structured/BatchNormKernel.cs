using System.Numerics;
using System.Runtime.Intrinsics;
using NamedTorch.Ops;

namespace NamedTorch.Cpu;

/// <summary>Batch normalization: a channel's numbers stand in registers along its lines; where a line is one element, lanes are channels.</summary>
sealed unsafe class BatchNormKernel : IBatchNormKernel
{
    public void Forward(Tensor y, Tensor x, Tensor mean, Tensor scale, Tensor shift)
    {
        if (IsWide(x)) Forward<WideFloatLane, float>(y, x, mean, scale, shift);
        else if (x.DType == DType.Float32) Forward<FloatLane, float>(y, x, mean, scale, shift);
        else Forward<DoubleLane, double>(y, x, mean, scale, shift);
    }

    public void Sums(Tensor sum, Tensor product, Tensor g, Tensor x, Tensor mean) => Run(null, sum, product, g, x, mean, null, null);

    public void Backward(Tensor gx, Tensor sum, Tensor product, Tensor g, Tensor x, Tensor mean, Tensor factor, Tensor deviation) =>
        Run(gx, sum, product, g, x, mean, factor, deviation);

    static void Run(Tensor? gx, Tensor sum, Tensor product, Tensor g, Tensor x, Tensor mean, Tensor? factor, Tensor? deviation)
    {
        if (IsWide(x)) Run<WideFloatLane, float>(gx, sum, product, g, x, mean, factor, deviation);
        else if (x.DType == DType.Float32) Run<FloatLane, float>(gx, sum, product, g, x, mean, factor, deviation);
        else Run<DoubleLane, double>(gx, sum, product, g, x, mean, factor, deviation);
    }

    // Lines run on wider lanes to the same bits; columns end in steps of their own.
    static bool IsWide(Tensor x) => x.DType == DType.Float32 && x.Sizes[2] > 1 && Vector512.IsHardwareAccelerated;

    static void Forward<V, T>(Tensor y, Tensor x, Tensor mean, Tensor scale, Tensor shift) where V : struct, ISimd<V, T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        fixed (byte* py = y.Storage, px = x.Storage, pm = mean.Storage, pc = scale.Storage, ps = shift.Storage)
            BatchNormApply<V, T>.Start(new()
            {
                Y = Memory.Of<T>(py, y),
                X = Memory.Of<T>(px, x),
                Mean = Memory.Of<T>(pm, mean),
                Scale = Memory.Of<T>(pc, scale),
                Shift = Memory.Of<T>(ps, shift),
                Outer = x.Sizes[0],
                Channels = x.Sizes[1],
                Inner = x.Sizes[2],
            });
        KeepAlive(y, x, mean, scale, shift);
    }

    static void Run<V, T>(Tensor? gx, Tensor sum, Tensor product, Tensor g, Tensor x, Tensor mean, Tensor? factor, Tensor? deviation)
        where V : struct, ISimd<V, T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        fixed (byte* pgx = gx?.Storage, ps = sum.Storage, pp = product.Storage, pg = g.Storage, px = x.Storage, pm = mean.Storage)
        fixed (byte* pf = factor?.Storage, pd = deviation?.Storage)
        {
            var job = new BatchNormSums<V, T>
            {
                G = Memory.Of<T>(pg, g),
                X = Memory.Of<T>(px, x),
                Mean = Memory.Of<T>(pm, mean),
                Outer = x.Sizes[0],
                Channels = x.Sizes[1],
                Inner = x.Sizes[2],
                Gradient = new() { Gx = Memory.Of<T>(pgx, gx), Factor = Memory.Of<double>(pf, factor), Deviation = Memory.Of<double>(pd, deviation), Count = (double)x.Sizes[0] * x.Sizes[2] },
            };
            BatchNormSums<V, T>.Start(job, Memory.Of<double>(ps, sum), Memory.Of<double>(pp, product));
        }
        KeepAlive(gx, sum, product, g, x, mean, factor, deviation);
    }

    static void KeepAlive(params ReadOnlySpan<Tensor?> tensors)
    {
        foreach (var x in tensors) GC.KeepAlive(x?.Storage);
    }
}
