using System.Numerics;
using NamedTorch.Ops;

namespace NamedTorch.Gpu;

/// <summary>Sorts lines: n·log² n steps, shared by as many threads as there are elements.</summary>
sealed class LineSort(Programs programs)
{
    /// <summary>The order of x's lines along a dim, from an element on, as many as the results have room for.</summary>
    /// <param name="x">Any strides.</param>
    /// <param name="dim">The dim of the lines.</param>
    /// <param name="computing">The type that is compared.</param>
    /// <param name="descending">Whether the largest come first.</param>
    /// <param name="first">Elements of the order that are left out at its beginning.</param>
    /// <param name="values">The elements, or null.</param>
    /// <param name="places">Where they were, as int64, or null.</param>
    internal void Run(Tensor x, int dim, DType computing, bool descending, long first, Tensor? values, Tensor? places)
    {
        long length = x.Sizes[dim], lines = x.ElementCount / Math.Max(1, length);
        if (lines == 0 || length == 0) return;
        int piece = (int)Math.Min(SortTemplate.Block, BitOperations.RoundUpToPowerOf2((ulong)length));
        if (length <= piece)
        {
            Pieces(x, dim, computing, descending, piece, first, values, places);
            return;
        }
        var (keys, at) = (Scratch(x, dim, computing), Scratch(x, dim, DType.Int64));
        var (moreKeys, moreAt) = (Scratch(x, dim, computing), Scratch(x, dim, DType.Int64));
        Pieces(x, dim, computing, descending, piece, 0, keys, at);
        long run = piece;
        for (; 2 * run < length; run *= 2)
        {
            Merge(keys, at, dim, run, descending, 0, moreKeys, moreAt);
            (keys, at, moreKeys, moreAt) = (moreKeys, moreAt, keys, at);
        }
        Merge(keys, at, dim, run, descending, first, values, places);
    }

    /// <summary>A tensor of x's sizes, whose lines along the dim are dense.</summary>
    internal static Tensor Scratch(Tensor x, int dim, DType dtype)
    {
        long[] sizes = x.Sizes.ToArray(), strides = new long[sizes.Length];
        long step = 1;
        foreach (int d in Enumerable.Range(0, sizes.Length).Where(d => d != dim).Append(dim).Reverse())
        {
            strides[d] = step;
            step *= sizes[d];
        }
        var dense = Tensor.Allocate(TensorType.Of(step), dtype, x.Device);
        return dense.View(new(DimList.Unnamed(sizes.Length), sizes), strides, 0);
    }

    void Pieces(Tensor x, int dim, DType computing, bool descending, int piece, long first, Tensor? values, Tensor? places)
    {
        var call = new LineCall(x, dim, computing, values, places);
        var program = programs.Get($"sort pieces {piece} {descending} {call.Key}", () => SortTemplate.Pieces(call.Shape, call.Layout, piece, descending));
        long pieces = call.Layout.Count * ((x.Sizes[dim] + piece - 1) / piece), perGroup = SortTemplate.Block / piece;
        call.Give(new(programs), call.Layout.Count, first).Run(program, new Grid((pieces + perGroup - 1) / perGroup));
    }

    void Merge(Tensor keys, Tensor at, int dim, long run, bool descending, long first, Tensor? values, Tensor? places)
    {
        var call = new LineCall(keys, dim, keys.DType, values, places);
        var program = programs.Get($"merge {descending} {call.Key}", () => SortTemplate.Merge(call.Shape, call.Layout, descending));
        call.Give(new(programs), keys.ElementCount, first).Numbers(ScalarType.Int64, run).Tensors(at).Run(program, keys.ElementCount);
    }
}
