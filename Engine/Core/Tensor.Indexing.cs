using System.Runtime.CompilerServices;
using NamedTorch.Core;

namespace NamedTorch;

public sealed partial class Tensor
{
    /// <summary>
    /// The part that the indices pick. Places, ranges and steps give a view; integer and bool tensors a copy. Setting writes it,
    /// the value unified with the part.
    /// </summary>
    /// <param name="at">One index per dim from the left, or pairs of a dim and an index; dims not mentioned are taken whole.</param>
    /// <exception cref="TensorIndexException">NT2006: a place or index beyond its dim; too many indices.</exception>
    /// <exception cref="UnknownDimException">NT1003: no such dim.</exception>
    [Signature("x -> index(x, at)")]
    [IndexerName("Part")]
    public Tensor this[params ReadOnlySpan<At> at]
    {
        get => Arithmetic.Current.Get(this, at);
        set => Arithmetic.Current.Set(this, at, value);
    }

    /// <summary>One place of a dim; the dim goes: <c>x[Query, 0]</c>, <c>x[Query, ^1]</c>.</summary>
    /// <exception cref="TensorIndexException">NT2006: beyond the dim.</exception>
    /// <exception cref="UnknownDimException">NT1003: no such dim.</exception>
    [Signature("x -> index(x, dim, place)")]
    [IndexerName("Part")]
    public Tensor this[Dim dim, Index place]
    {
        get => Arithmetic.Current.Get(this, [(dim, place)]);
        set => Arithmetic.Current.Set(this, [(dim, place)], value);
    }

    /// <summary>One place of a dim; negative places count from the end. The dim goes.</summary>
    /// <exception cref="TensorIndexException">NT2006: beyond the dim.</exception>
    /// <exception cref="UnknownDimException">NT1003: no such dim.</exception>
    [Signature("x -> index(x, dim, place)")]
    [IndexerName("Part")]
    public Tensor this[Dim dim, int place]
    {
        get => Arithmetic.Current.Get(this, [(dim, place)]);
        set => Arithmetic.Current.Set(this, [(dim, place)], value);
    }

    /// <summary>A range of a dim: <c>x[Query, 1..^1]</c>.</summary>
    /// <exception cref="UnknownDimException">NT1003: no such dim.</exception>
    [Signature("x -> index(x, dim, range)")]
    [IndexerName("Part")]
    public Tensor this[Dim dim, Range range]
    {
        get => Arithmetic.Current.Get(this, [(dim, range)]);
        set => Arithmetic.Current.Set(this, [(dim, range)], value);
    }

    /// <summary>The indices' elements of a dim, which the dims of <paramref name="indices"/> replace; or those a mask keeps.</summary>
    /// <exception cref="TensorIndexException">NT2006: an index beyond the dim.</exception>
    /// <exception cref="UnknownDimException">NT1003: no such dim.</exception>
    [Signature("x -> index(x, dim, indices)")]
    [IndexerName("Part")]
    public Tensor this[Dim dim, Tensor indices]
    {
        get => Arithmetic.Current.Get(this, [(dim, indices)]);
        set => Arithmetic.Current.Set(this, [(dim, indices)], value);
    }
}
