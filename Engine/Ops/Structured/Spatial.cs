using NamedTorch.Core;
using NamedTorch.Diagnostics;
using NamedTorch.Inference;

namespace NamedTorch.Ops;

/// <summary>What the operations on one to three spatial dims share.</summary>
static class Spatial
{
    /// <summary>Numbers for <paramref name="count"/> dims, each at least <paramref name="least"/>.</summary>
    internal static long[] Each(string operation, string argument, PerDim value, int count, long otherwise, long least)
    {
        var each = new long[count];
        if (!value.IsDefault && value.Values.Length != 1 && value.Values.Length != count)
            throw new Conflict(DiagnosticId.NT2007, operation, ("reason", $"'{argument}' has {value.Values.Length} numbers for {count} spatial dims."), ("fix", "Give one for all, or one for each.")).ToException();
        for (int i = 0; i < count; i++)
        {
            each[i] = value.IsDefault ? otherwise : value.Values[value.Values.Length == 1 ? 0 : i];
            if (each[i] < least)
                throw new Conflict(DiagnosticId.NT2007, operation, ("reason", $"'{argument}' is {each[i]}, which is below {least}.")).ToException();
        }
        return each;
    }

    /// <summary>Numbers for three dims: ones of <paramref name="fill"/> in front.</summary>
    internal static long[] Three(long[] each, long fill) => each.Length switch
    {
        1 => [fill, fill, each[0]],
        2 => [fill, each[0], each[1]],
        _ => each,
    };

    /// <summary>x as [batch, channels, depth, height, width] for a kernel, x being [..batch, channels, ..spatial]; a copy only where the batch dims do not merge.</summary>
    internal static Tensor Five(Tensor x, int spatial)
    {
        int batch = x.Rank - spatial - 1;
        var sizes = new long[5] { 1, x.Sizes[batch], 1, 1, 1 };
        for (int d = 0; d < batch; d++) sizes[0] *= x.Sizes[d];
        for (int i = 0; i < spatial; i++) sizes[5 - spatial + i] = x.Sizes[batch + 1 + i];
        if (x.ElementCount == 0) return x.View(new(DimList.Unnamed(5), sizes), new TensorType(DimList.Unnamed(5), sizes).ContiguousStrides, x.Offset);
        if (Layouts.Reshape(x.Sizes, x.Strides, sizes) is not { } strides) return Five(Trailing.Dense(x), spatial);
        // Dims of size 1 get strides that do not matter, but the sizes must line up: copy those of x itself.
        strides[1] = x.Strides[batch];
        for (int i = 0; i < spatial; i++) strides[5 - spatial + i] = x.Strides[batch + 1 + i];
        return x.View(new(DimList.Unnamed(5), sizes), strides, x.Offset);
    }

    /// <summary>The positions of the spatial dims: those named, or the last ones.</summary>
    internal static int[] Positions(string operation, TensorType x, DimRef[]? over, int count)
    {
        if (over is null)
        {
            if (x.Rank < count) throw Rank(operation, x, $"at least {count} dims");
            return [.. Enumerable.Range(x.Rank - count, count)];
        }
        if (over.Length != count)
            throw new Conflict(DiagnosticId.NT2007, operation, ("reason", $"'over' lists {over.Length} dims, not {count}.")).With("x", x).ToException();
        return DimLookup.Positions(operation, x, over);
    }

    internal static Exception Rank(string operation, TensorType x, string wanted) =>
        new Conflict(DiagnosticId.NT2007, operation, ("reason", $"'x' has {x.Rank} dims; {wanted} are needed.")).With("x", x).ToException();

    /// <summary>Runs an operation that wants its dims last on x with those dims there, and puts the dims of the result back.</summary>
    internal static Tensor AtEnd(Tensor x, int[] last, Func<Tensor, Tensor> run)
    {
        var order = Trailing.Order(x.Rank, last);
        bool isSame = order.AsSpan().SequenceEqual([.. Enumerable.Range(0, order.Length)]);
        return isSame ? run(x) : Rearrange.Permute(run(Rearrange.Permute(x, order)), Trailing.Inverse(order));
    }
}
