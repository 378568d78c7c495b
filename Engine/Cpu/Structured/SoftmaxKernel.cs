using System.Numerics;
using NamedTorch.Core;
using NamedTorch.Ops;

namespace NamedTorch.Cpu;

/// <summary>
/// Softmax along any dim: contiguous rows run as rows; where a neighbouring dim is contiguous, lanes run across it and nothing is
/// moved; anything else is gathered row by row.
/// </summary>
sealed unsafe class SoftmaxKernel : ISoftmaxKernel
{
    public void Forward(Tensor y, Tensor x, int dim) => Run(y, x, x, dim, SoftmaxKind.Forward);
    public void Backward(Tensor gx, Tensor y, Tensor g, int dim) => Run(gx, y, g, dim, SoftmaxKind.Backward);
    public void LogForward(Tensor y, Tensor x, int dim) => Run(y, x, x, dim, SoftmaxKind.LogForward);
    public void LogBackward(Tensor gx, Tensor y, Tensor g, int dim) => Run(gx, y, g, dim, SoftmaxKind.LogBackward);

    static void Run(Tensor z, Tensor x, Tensor y, int dim, SoftmaxKind kind)
    {
        if (z.ElementCount == 0) return;
        if (z.DType == DType.Float32) Run<FloatLane, float>(z, x, y, dim, kind);
        else Run<DoubleLane, double>(z, x, y, dim, kind);
        GC.KeepAlive(z.Storage);
        GC.KeepAlive(x.Storage);
        GC.KeepAlive(y.Storage);
    }

    static void Run<V, T>(Tensor z, Tensor x, Tensor y, int dim, SoftmaxKind kind) where V : struct, ISimd<V, T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        fixed (byte* pz = z.Storage, px = x.Storage, py = y.Storage)
        {
            T* tz = (T*)pz + z.Offset, tx = (T*)px + x.Offset, ty = (T*)py + y.Offset;
            long length = z.Rank == 0 ? 1 : z.Sizes[dim], rows = z.ElementCount / length;
            bool dense = z.IsContiguous && x.IsContiguous && y.IsContiguous;
            if (dense && (z.Rank == 0 || dim == z.Rank - 1)) Rows(kind, rows, length, tx, ty, tz);
            else if (dense && Inner(z, dim) >= V.Count)
            {
                long inner = Inner(z, dim);
                var job = new SoftmaxColumns<V, T>
                {
                    Kind = kind,
                    X = tx,
                    Y = ty,
                    Z = tz,
                    Length = (nint)length,
                    Inner = (nint)inner,
                    Strips = new Slices(z.ElementCount / (length * inner) * ((inner + V.Count - 1) / V.Count), Math.Max(1, 8192 / (length * V.Count)), 1024),
                };
                Team.For(ref job, job.Strips.Count);
            }
            else
            {
                var job = new SoftmaxGathered<T> { Kind = kind, X = tx, Y = ty, Z = tz, Length = length, Rows = new Slices(rows, Math.Max(1, 8192 / length), 1024) };
                job.XAt = new(x, dim);
                job.YAt = new(y, dim);
                job.ZAt = new(z, dim);
                Team.For(ref job, job.Rows.Count);
            }
        }
    }

    internal static void Rows<T>(SoftmaxKind kind, long rows, long length, T* x, T* y, T* z) where T : unmanaged
    {
        switch (kind)
        {
            case SoftmaxKind.Forward: Softmax.Forward(rows, length, x, z); break;
            case SoftmaxKind.LogForward: Softmax.LogForward(rows, length, x, z); break;
            case SoftmaxKind.Backward: Softmax.Backward(rows, length, x, y, z); break;
            default: Softmax.LogBackward(rows, length, x, y, z); break;
        }
    }

    static long Inner(Tensor z, int dim)
    {
        long inner = 1;
        for (int d = dim + 1; d < z.Rank; d++) inner *= z.Sizes[d];
        return inner;
    }
}
