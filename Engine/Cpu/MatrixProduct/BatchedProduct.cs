using System.Numerics;
using System.Runtime.CompilerServices;

namespace NamedTorch.Cpu;

/// <summary>One product per index of a batch, in as few and as large pieces as the strides allow.</summary>
static class BatchedProduct
{
    /// <summary>Products of at least this many operations are computed one after the other, each by the whole team.</summary>
    const double Large = 3e7;

    /// <summary>Operations that make a chunk.</summary>
    const double Grain = 2e5;

    const int MostAxes = 6;

    struct Axis
    {
        public nint Size, A, B, C;
    }

    [InlineArray(MostAxes)]
    struct Axes
    {
        Axis _first;
    }

    public static void Run<T>(Product<T> product, ReadOnlySpan<long> sizes, ReadOnlySpan<long> a, ReadOnlySpan<long> b, ReadOnlySpan<long> c)
        where T : unmanaged, INumberBase<T>
    {
        if (sizes.Contains(0)) return;
        Span<Axis> axes = sizes.Length <= 64 ? stackalloc Axis[sizes.Length] : new Axis[sizes.Length];
        int rank = Collapse(sizes, a, b, c, axes);
        while (rank > 0 && Fold(ref product, axes[rank - 1])) rank--;
        Run(product, axes[..rank]);
    }

    static void Run<T>(in Product<T> product, ReadOnlySpan<Axis> axes) where T : unmanaged, INumberBase<T>
    {
        nint count = 1;
        foreach (Axis axis in axes) count *= axis.Size;
        if (axes.Length > MostAxes || axes.Length > 0 && count > 1 && product.Work >= Large)
        {
            Axis outer = axes[0];
            for (nint i = 0; i < outer.Size; i++) Run(product.At(i * outer.A, i * outer.B, i * outer.C), axes[1..]);
            return;
        }
        if (count == 1)
        {
            KernelChoice.Run(product);
            return;
        }
        var job = new Job<T> { Product = product, Rank = axes.Length, Items = new Slices(count, (long)Math.Clamp(Grain / Math.Max(product.Work, 1), 1, 1 << 30)) };
        axes.CopyTo(job.Axes);
        if (job.Items.Count == 1) job.Run(0);
        else Team.For(ref job, job.Items.Count);
    }

    /// <summary>Drops axes of size 1 and joins neighbours that are one run in A, B and C alike; returns how many are left.</summary>
    static int Collapse(ReadOnlySpan<long> sizes, ReadOnlySpan<long> a, ReadOnlySpan<long> b, ReadOnlySpan<long> c, Span<Axis> axes)
    {
        int rank = 0;
        for (int i = 0; i < sizes.Length; i++)
        {
            var axis = new Axis { Size = (nint)sizes[i], A = (nint)a[i], B = (nint)b[i], C = (nint)c[i] };
            if (axis.Size == 1) continue;
            if (rank > 0 && axes[rank - 1] is var outer
                && outer.A == axis.A * axis.Size && outer.B == axis.B * axis.Size && outer.C == axis.C * axis.Size)
            {
                axis.Size *= outer.Size;
                rank--;
            }
            axes[rank++] = axis;
        }
        return rank;
    }

    /// <summary>Makes a batch axis part of m where all its products share B, or of n where they share A.</summary>
    static bool Fold<T>(ref Product<T> product, Axis axis) where T : unmanaged, INumberBase<T>
    {
        if (axis.B == 0 && Joins(product.M, product.A.RowStride, axis.A) && Joins(product.M, product.C.RowStride, axis.C))
            product = Rows(product, axis);
        else if (axis.A == 0 && Joins(product.N, product.B.ColumnStride, axis.B) && Joins(product.N, product.C.ColumnStride, axis.C))
            product = Rows(product.Transposed, new Axis { Size = axis.Size, A = axis.B, C = axis.C }).Transposed;
        else
            return false;
        return true;
    }

    static bool Joins(nint size, nint stride, nint batchStride) => size == 1 || batchStride == size * stride;

    static unsafe Product<T> Rows<T>(in Product<T> product, Axis axis) where T : unmanaged, INumberBase<T> => new(
        product.M * axis.Size, product.N, product.K,
        new(product.A.Pointer, product.M == 1 ? axis.A : product.A.RowStride, product.A.ColumnStride), product.B,
        new(product.C.Pointer, product.M == 1 ? axis.C : product.C.RowStride, product.C.ColumnStride), product.Accumulate);

    struct Job<T> : IJob where T : unmanaged, INumberBase<T>
    {
        public Product<T> Product;
        public Axes Axes;
        public int Rank;
        public Slices Items;

        public void Run(int chunk)
        {
            for (long item = Items.Begin(chunk), end = Items.End(chunk); item < end; item++)
            {
                nint rest = (nint)item, a = 0, b = 0, c = 0;
                for (int i = Rank - 1; i >= 0; i--)
                {
                    Axis axis = Axes[i];
                    (rest, nint index) = nint.DivRem(rest, axis.Size);
                    a += index * axis.A;
                    b += index * axis.B;
                    c += index * axis.C;
                }
                KernelChoice.Run(Product.At(a, b, c));
            }
        }
    }
}
