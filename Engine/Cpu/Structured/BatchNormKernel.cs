using System.Numerics;
using NamedTorch.Ops;

namespace NamedTorch.Cpu;

/// <summary>Batch normalization: a channel's numbers stand in registers along its lines; where a line is one element, lanes are channels.</summary>
sealed unsafe class BatchNormKernel : IBatchNormKernel
{
    public void Forward(Tensor y, Tensor x, Tensor mean, Tensor scale, Tensor shift)
    {
        if (x.DType == DType.Float32) Apply<FloatLane, float>(y, null, null, x, mean, scale, shift);
        else Apply<DoubleLane, double>(y, null, null, x, mean, scale, shift);
    }

    public void Backward(Tensor gx, Tensor g, Tensor factor, Tensor x, Tensor mean, Tensor scale, Tensor shift)
    {
        if (x.DType == DType.Float32) Apply<FloatLane, float>(gx, g, factor, x, mean, scale, shift);
        else Apply<DoubleLane, double>(gx, g, factor, x, mean, scale, shift);
    }

    public void Sums(Tensor sum, Tensor product, Tensor g, Tensor x, Tensor mean)
    {
        if (x.DType == DType.Float32) Sums<FloatLane, float>(sum, product, g, x, mean);
        else Sums<DoubleLane, double>(sum, product, g, x, mean);
    }

    static void Apply<V, T>(Tensor y, Tensor? g, Tensor? factor, Tensor x, Tensor mean, Tensor scale, Tensor shift) where V : struct, ISimd<V, T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        fixed (byte* py = y.Storage, pg = g?.Storage, pf = factor?.Storage, px = x.Storage)
        fixed (byte* pm = mean.Storage, pc = scale.Storage, ps = shift.Storage)
            BatchNormApply<V, T>.Start(new()
            {
                Y = Memory.Of<T>(py, y),
                G = Memory.Of<T>(pg, g),
                Factor = Memory.Of<T>(pf, factor),
                X = Memory.Of<T>(px, x),
                Mean = Memory.Of<T>(pm, mean),
                Scale = Memory.Of<T>(pc, scale),
                Shift = Memory.Of<T>(ps, shift),
                Outer = x.Sizes[0],
                Channels = x.Sizes[1],
                Inner = x.Sizes[2],
            });
        KeepAlive(y, g, factor, x, mean, scale, shift);
    }

    static void Sums<V, T>(Tensor sum, Tensor product, Tensor g, Tensor x, Tensor mean) where V : struct, ISimd<V, T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        fixed (byte* ps = sum.Storage, pp = product.Storage, pg = g.Storage, px = x.Storage, pm = mean.Storage)
            BatchNormSums<V, T>.Start(new()
            {
                G = Memory.Of<T>(pg, g),
                X = Memory.Of<T>(px, x),
                Mean = Memory.Of<T>(pm, mean),
                Outer = x.Sizes[0],
                Channels = x.Sizes[1],
                Inner = x.Sizes[2],
            }, Memory.Of<double>(ps, sum), Memory.Of<double>(pp, product));
        KeepAlive(sum, product, g, x, mean);
    }

    static void KeepAlive(params ReadOnlySpan<Tensor?> tensors)
    {
        foreach (var x in tensors) GC.KeepAlive(x?.Storage);
    }
}
