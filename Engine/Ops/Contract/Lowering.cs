using NamedTorch.Core;
using NamedTorch.Numerics;

namespace NamedTorch.Ops;

/// <summary>
/// From a contraction to batched matrix products. Dims that continue each other in memory become one; of what is left, one group is
/// the matrix's rows, one its columns, and the others are batches over which an operand is shared. An operand is copied only where
/// its contracted dims cannot be walked with one stride, or where the products would be tiny.
/// </summary>
static class Lowering
{
    /// <summary>Multiplications below which a product is not worth a call of its own.</summary>
    const long Tiny = 4096;

    /// <summary>
    /// z = Σ x · y, or z += Σ x · y, or z = Σ x · y + addend, where the device has an <see cref="IAddedProductKernel"/>; all of one computing dtype, z overlaps no operand.
    /// </summary>
    internal static void Run(Labels labels, Tensor x, Tensor y, Tensor z, bool accumulate, Tensor? addend = null)
    {
        if (z.ElementCount == 0) return;
        if (addend is null && AreMatrices(labels, x, y, z))
        {
            Required.Kernel<IMatrixKernel>("Matmul", z).Product(z, x, y, accumulate);
            return;
        }
        Span<LabelAxis> axes = stackalloc LabelAxis[x.Rank + y.Rank];
        Span<LabelAxis> batch = stackalloc LabelAxis[axes.Length], rows = stackalloc LabelAxis[axes.Length], columns = stackalloc LabelAxis[axes.Length], inner = stackalloc LabelAxis[axes.Length];
        int count = Collect(labels, x, y, z, addend, axes), b = 0, r = 0, c = 0, k = 0;
        foreach (var axis in axes[..count])
            if (!axis.InZ) inner[k++] = axis;
            else if (axis.InX && axis.InY) batch[b++] = axis;
            else if (axis.InX) rows[r++] = axis;
            else columns[c++] = axis;
        foreach (var axis in inner[..k])
            if (axis.Size == 0)
            {
                if (addend is not null) Copying.Run(z, addend);
                else if (!accumulate) Full.Fill(z, Tensor.Weak(0));
                return;
            }
        if (k == 0 && !accumulate && addend is null)
        {
            Multiply(axes[..count], x, y, z);
            return;
        }
        (x, y) = Walkable(x, y, inner[..k], batch[..b], rows[..r], columns[..c], out k);
        r = Sorted(rows[..r]);
        c = Sorted(columns[..c]);
        var (row, column) = (Pick(rows[..r]), Pick(columns[..c]));
        if ((r > 1 || c > 1) && Count(row) * Count(column) * (k == 0 ? 1 : inner[0].Size) < Tiny)
        {
            if (addend is not null) Copying.Run(z, addend);
            Packed(batch[..b], rows[..r], columns[..c], inner[..k], x, y, z, accumulate || addend is not null);
            return;
        }
        for (int i = 0; i < r; i++)
            if (i != row.At) batch[b++] = rows[i];
        for (int i = 0; i < c; i++)
            if (i != column.At) batch[b++] = columns[i];
        b = Sorted(batch[..b]);
        Product(batch[..b], row.Axis, column.Axis, k == 0 ? new() { Size = 1 } : inner[0], x, y, z, accumulate, addend);
    }

    // Rows by inner and inner by columns, as the kernel takes them: a small product would take longer to be understood than to be computed.
    static bool AreMatrices(Labels labels, Tensor x, Tensor y, Tensor z) =>
        x.Rank == 2 && y.Rank == 2 && z.Rank == 2 && labels.X[0] == labels.Z[0] && labels.Y[1] == labels.Z[1] && labels.X[1] == labels.Y[0] && labels.X[1] >= 0
        && x.Sizes[0] > 1 && x.Sizes[1] > 1 && y.Sizes[1] > 1;

    static int Collect(Labels labels, Tensor x, Tensor y, Tensor z, Tensor? addend, Span<LabelAxis> axes)
    {
        int count = 0;
        for (int d = 0; d < x.Rank; d++)
            if (labels.X[d] >= 0 && x.Sizes[d] != 1)
            {
                int j = Array.IndexOf(labels.Y, labels.X[d]), i = Array.IndexOf(labels.Z, labels.X[d]);
                axes[count++] = new() { Size = x.Sizes[d], InX = true, X = x.Strides[d], InY = j >= 0, Y = j >= 0 ? y.Strides[j] : 0, InZ = i >= 0, Z = i >= 0 ? z.Strides[i] : 0, Added = Step(addend, z, i) };
            }
        for (int d = 0; d < y.Rank; d++)
            if (labels.Y[d] >= 0 && y.Sizes[d] != 1 && Array.IndexOf(labels.X, labels.Y[d]) < 0)
            {
                int i = Array.IndexOf(labels.Z, labels.Y[d]);
                axes[count++] = new() { Size = y.Sizes[d], InY = true, Y = y.Strides[d], InZ = i >= 0, Z = i >= 0 ? z.Strides[i] : 0, Added = Step(addend, z, i) };
            }
        return count;
    }

    // Stretched to z from the right.
    static long Step(Tensor? addend, Tensor z, int d)
    {
        if (addend is null || d < 0) return 0;
        int at = d - z.Rank + addend.Rank;
        return at < 0 || addend.Sizes[at] == 1 ? 0 : addend.Strides[at];
    }

    /// <summary>Brings the contracted dims down to one axis, copying an operand in which no order of them is one run.</summary>
    static (Tensor, Tensor) Walkable(Tensor x, Tensor y, Span<LabelAxis> inner, Span<LabelAxis> batch, Span<LabelAxis> rows, Span<LabelAxis> columns, out int count)
    {
        if (inner.Length <= 1)
        {
            count = inner.Length;
            return (x, y);
        }
        inner.Sort(static (p, q) => q.Y.CompareTo(p.Y));
        bool evenY = IsRun(inner, static (in LabelAxis axis, in LabelAxis outer) => axis.ContinuesInY(outer)), bothByY = evenY && IsRun(inner, static (in LabelAxis axis, in LabelAxis outer) => axis.ContinuesInX(outer));
        if (!bothByY)
        {
            bool keepsY = evenY;
            inner.Sort(static (p, q) => q.X.CompareTo(p.X));
            bool evenX = IsRun(inner, static (in LabelAxis axis, in LabelAxis outer) => axis.ContinuesInX(outer));
            // One operand may be walked as it lies: the larger, if there is a choice.
            if (evenX && keepsY) evenX = x.ElementCount >= y.ElementCount;
            if (!evenX && keepsY) inner.Sort(static (p, q) => q.Y.CompareTo(p.Y));
            if (!evenX) x = Copied(x, batch, rows, inner, left: true);
            if (evenX || !keepsY)
                if (!IsRun(inner, static (in LabelAxis axis, in LabelAxis outer) => axis.ContinuesInY(outer))) y = Copied(y, batch, columns, inner, left: false);
        }
        count = LabelAxis.Merge(inner);
        return (x, y);
    }

    delegate bool Continuation(in LabelAxis axis, in LabelAxis outer);

    static bool IsRun(ReadOnlySpan<LabelAxis> axes, Continuation continues)
    {
        for (int i = 1; i < axes.Length; i++)
            if (!continues(axes[i], axes[i - 1])) return false;
        return true;
    }

    /// <summary>A row-major copy of an operand in the order batch, own dims, contracted dims; the axes take its strides.</summary>
    static Tensor Copied(Tensor x, Span<LabelAxis> batch, Span<LabelAxis> own, Span<LabelAxis> inner, bool left)
    {
        var sizes = new List<long>();
        var strides = new List<long>();
        for (int part = 0; part < 3; part++)
            foreach (var axis in part == 0 ? batch : part == 1 ? own : inner)
            {
                sizes.Add(axis.Size);
                strides.Add(left ? axis.X : axis.Y);
            }
        var type = new TensorType(DimList.Unnamed(sizes.Count), [.. sizes]);
        var copy = Tensor.Allocate(type, x.DType, x.Device);
        Copying.Run(copy, x.View(type, [.. strides], x.Offset));
        int d = 0;
        for (int part = 0; part < 3; part++)
            foreach (ref var axis in part == 0 ? batch : part == 1 ? own : inner)
                if (left) axis.X = copy.Strides[d++];
                else axis.Y = copy.Strides[d++];
        return copy;
    }

    static int Sorted(Span<LabelAxis> axes)
    {
        axes.Sort(static (p, q) => q.Z.CompareTo(p.Z));
        return LabelAxis.Merge(axes);
    }

    readonly record struct Picked(LabelAxis Axis, int At);

    // The matrix wants a long axis, and one that lies densely in the product.
    static Picked Pick(ReadOnlySpan<LabelAxis> axes)
    {
        int best = -1;
        for (int i = 0; i < axes.Length; i++)
            if (best < 0 || Score(axes[i]) > Score(axes[best])) best = i;
        return best < 0 ? new(new() { Size = 1 }, -1) : new(axes[best], best);

        static long Score(in LabelAxis axis) => Math.Min(axis.Size, 512) * (axis.Z == 1 ? 4 : 1);
    }

    static long Count(Picked picked) => picked.Axis.Size;

    /// <summary>All operands copied into the shape of one product per batch, and the result copied out.</summary>
    static void Packed(Span<LabelAxis> batch, Span<LabelAxis> rows, Span<LabelAxis> columns, Span<LabelAxis> inner, Tensor x, Tensor y, Tensor z, bool accumulate)
    {
        if (rows.Length > 1) x = Copied(x, batch, rows, inner, left: true);
        if (columns.Length > 1) y = Copied(y, batch, columns, inner, left: false);
        long[] sizes = [.. Sizes(batch), .. Sizes(rows), .. Sizes(columns)], strides = [.. Steps(batch), .. Steps(rows), .. Steps(columns)];
        var type = new TensorType(DimList.Unnamed(sizes.Length), sizes);
        var (aside, target) = (Tensor.Allocate(type, z.DType, z.Device), z.View(type, strides, z.Offset));
        if (accumulate) Copying.Run(aside, target);
        int d = 0;
        foreach (ref var axis in batch) axis.Z = aside.Strides[d++];
        foreach (ref var axis in rows) axis.Z = aside.Strides[d++];
        foreach (ref var axis in columns) axis.Z = aside.Strides[d++];
        LabelAxis one = new() { Size = 1 };
        int b = Sorted(batch), r = Sorted(rows), c = Sorted(columns), k = LabelAxis.Merge(inner);
        Product(batch[..b], r == 0 ? one : rows[0], c == 0 ? one : columns[0], k == 0 ? one : inner[0], x, y, aside, accumulate);
        Copying.Run(target, aside);
    }

    static long[] Sizes(ReadOnlySpan<LabelAxis> axes)
    {
        var sizes = new long[axes.Length];
        for (int i = 0; i < sizes.Length; i++) sizes[i] = axes[i].Size;
        return sizes;
    }

    static long[] Steps(ReadOnlySpan<LabelAxis> axes)
    {
        var steps = new long[axes.Length];
        for (int i = 0; i < steps.Length; i++) steps[i] = axes[i].Z;
        return steps;
    }

    static void Product(ReadOnlySpan<LabelAxis> batch, in LabelAxis row, in LabelAxis column, in LabelAxis inner, Tensor x, Tensor y, Tensor z, bool accumulate, Tensor? addend = null)
    {
        int rank = batch.Length + 2;
        Span<long> sizes = stackalloc long[rank], left = stackalloc long[rank], right = stackalloc long[rank], product = stackalloc long[rank], added = stackalloc long[rank];
        for (int i = 0; i < batch.Length; i++) (sizes[i], left[i], right[i], product[i], added[i]) = (batch[i].Size, batch[i].X, batch[i].Y, batch[i].Z, batch[i].Added);
        (sizes[^2], sizes[^1]) = (row.Size, inner.Size);
        (left[^2], left[^1]) = (row.X, inner.X);
        var a = Seen(x, sizes, left);
        (sizes[^2], sizes[^1]) = (inner.Size, column.Size);
        (right[^2], right[^1]) = (inner.Y, column.Y);
        var b = Seen(y, sizes, right);
        (sizes[^2], sizes[^1]) = (row.Size, column.Size);
        (product[^2], product[^1], added[^2], added[^1]) = (row.Z, column.Z, row.Added, column.Added);
        var c = Seen(z, sizes, product);
        if (addend is null) Required.Kernel<IMatrixKernel>("Matmul", z).Product(c, a, b, accumulate);
        else Required.Kernel<IAddedProductKernel>("Matmul", z).Product(c, a, b, Seen(addend, sizes, added));
    }

    // A view for the kernel; most operands lie that way already.
    static Tensor Seen(Tensor x, ReadOnlySpan<long> sizes, ReadOnlySpan<long> strides) =>
        x.Sizes.SequenceEqual(sizes) && x.Strides.SequenceEqual(strides) ? x : x.View(new(DimList.Unnamed(sizes.Length), sizes.ToArray()), strides.ToArray(), x.Offset);

    /// <summary>Nothing is contracted: an element-by-element product of stretched views.</summary>
    static void Multiply(Span<LabelAxis> axes, Tensor x, Tensor y, Tensor z)
    {
        axes.Sort(static (p, q) => q.Z.CompareTo(p.Z));
        long[] sizes = Sizes(axes), left = new long[axes.Length], right = new long[axes.Length];
        for (int i = 0; i < sizes.Length; i++) (left[i], right[i]) = (axes[i].X, axes[i].Y);
        var type = new TensorType(DimList.Unnamed(sizes.Length), sizes);
        Kernels<Body>.For(z.Device, z.DType).Run(default, z.View(type, Steps(axes), z.Offset), [x.View(type, left, x.Offset), y.View(type, right, y.Offset)]);
    }

    readonly struct Body : IBody
    {
        public static int Arity => 2;
        public V Run<V>(V a, V b, V c, V d) where V : ILane<V> => a * b;
    }
}
