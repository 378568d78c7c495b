using NamedTorch.Core;

namespace NamedTorch.Ops;

/// <summary>
/// Dims in another order, size-1 dims inserted, size-1 dims dropped: what transpose, permute, align, unsqueeze and squeeze come down
/// to. A view; its adjoint is the rearrangement back.
/// </summary>
/// <param name="sources">For every dim of the result the dim of x it is, or <see cref="Inserted"/>; dims of x that are missing have size 1.</param>
readonly struct Rearrange(int[] sources) : IDifferentiable
{
    internal const int Inserted = -1;

    public Saves Saves => Saves.Nothing;

    internal static Tensor Run(Tensor x, TensorType type, int[] sources)
    {
        var strides = new long[sources.Length];
        var own = x.Strides;
        for (int i = 0; i < strides.Length; i++) strides[i] = sources[i] < 0 ? 0 : own[sources[i]];
        return Views.Make(new Rearrange(sources), x, type, strides, x.Offset);
    }

    /// <summary>Dim i of the result is dim <c>order[i]</c> of x; names move along. Dims that are missing have size 1.</summary>
    internal static Tensor Permute(Tensor x, int[] order)
    {
        var sizes = new long[order.Length];
        for (int i = 0; i < sizes.Length; i++) sizes[i] = x.Sizes[order[i]];
        bool plain = order.Length == x.Rank && !x.Dims.HasNames && !x.Dims.HasUnits;
        return Run(x, new(plain ? x.Dims : x.Dims.Permute(order), sizes), order);
    }

    /// <summary>A dim of size 1 before position <paramref name="at"/>.</summary>
    internal static Tensor Insert(Tensor x, int at, DimSlot slot)
    {
        var sources = new int[x.Rank + 1];
        for (int i = 0; i < sources.Length; i++) sources[i] = i < at ? i : i == at ? Inserted : i - 1;
        return Run(x, new(x.Dims.Insert(at, slot), Layouts.Insert(x.Sizes, at, 1)), sources);
    }

    /// <summary>Without the dim at position <paramref name="at"/>, which has size 1.</summary>
    internal static Tensor Remove(Tensor x, int at)
    {
        var sources = new int[x.Rank - 1];
        for (int i = 0; i < sources.Length; i++) sources[i] = i < at ? i : i + 1;
        return Run(x, new(x.Dims.RemoveAt(at), Layouts.Remove(x.Sizes, at)), sources);
    }

    public void Pull(Pullback pull)
    {
        var type = pull.TypeOf(0);
        var back = new int[type.Rank];
        for (int d = 0; d < back.Length; d++) back[d] = Array.IndexOf(sources, d);
        pull[0] = Run(pull.Cotangent, type, back);
    }
}
