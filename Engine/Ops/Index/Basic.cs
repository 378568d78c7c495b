using NamedTorch.Core;
using NamedTorch.Diagnostics;
using NamedTorch.Inference;

namespace NamedTorch.Ops;

/// <summary>
/// The indices of one <c>x[…]</c> sorted out: first a view (places, ranges, new dims), then the index tensors that apply to it.
/// </summary>
sealed class Basic
{
    const string Operation = "Index";

    readonly Tensor x;
    readonly long[] starts, steps, counts;
    readonly bool[] drops, taken;
    readonly Tensor?[] tensors;
    readonly List<(int Source, DimSlot Slot, long Size)> slots = [];

    internal Basic(Tensor x, ReadOnlySpan<At> at)
    {
        this.x = x;
        (starts, steps, counts) = (new long[x.Rank], new long[x.Rank], x.Sizes.ToArray());
        (drops, taken, tensors) = (new bool[x.Rank], new bool[x.Rank], new Tensor?[x.Rank]);
        Array.Fill(steps, 1);
        int consumed = 0, rests = 0;
        foreach (var index in at)
        {
            if (index.Kind == AtKind.Rest) rests++;
            if (index.Dim is null || index.Kind == AtKind.New) consumed += Consumes(index);
            else Apply(index, DimLookup.Position(Operation, x.Type, index.Dim));
        }
        if (rests > 1) throw new Conflict(DiagnosticId.NT1016, Operation, ("count", rests), ("list", $"{at.Length} indices")).With("x", x.Type).ToException();
        if (consumed > x.Rank)
            throw new Conflict(DiagnosticId.NT2006, Operation, ("reason", $"{consumed} indices for a tensor of rank {x.Rank}."), ("fix", "One index per dim at most.")).With("x", x.Type).ToException();
        int cursor = 0;
        foreach (var index in at)
        {
            if (index.Kind == AtKind.New) slots.Add((Rearrange.Inserted, DimSlot.Of(index.Dim?.Name, isUnit: true), 1));
            else if (index.Dim is not null) continue;
            else if (IsFlag(index)) slots.Add((Rearrange.Inserted, default, Holds(index) ? 1 : 0));
            else if (index.Kind == AtKind.Rest) cursor = Keep(cursor, cursor + x.Rank - consumed);
            else
            {
                Apply(index, cursor);
                cursor = Keep(cursor, cursor + Consumes(index));
            }
        }
        Keep(cursor, x.Rank);
    }

    /// <summary>The dims of <see cref="View"/> that index tensors pick from, ascending, and the tensors.</summary>
    internal (int[] Positions, Tensor[] Indices) Advanced()
    {
        var positions = new List<int>();
        var indices = new List<Tensor>();
        for (int i = 0; i < slots.Count; i++)
            if (slots[i].Source >= 0 && tensors[slots[i].Source] is { } index)
            {
                positions.Add(i);
                indices.Add(index);
            }
        return ([.. positions], [.. indices]);
    }

    /// <summary>The part of x before any index tensor applies.</summary>
    internal Tensor View()
    {
        var dims = DimList.Empty;
        foreach (var (_, slot, _) in slots) dims = dims.Append(slot);
        return Part.Run(x, new(dims, [.. slots.Select(s => s.Size)]), starts, steps, [.. slots.Select(s => s.Source)]);
    }

    int Keep(int from, int to)
    {
        for (int d = from; d < to; d++)
            if (!drops[d]) slots.Add((d, counts[d] == 1 ? x.Dims[d] : x.Dims[d].WithUnit(false), counts[d]));
        return to;
    }

    void Apply(in At index, int d)
    {
        int count = Math.Max(1, Consumes(index));
        for (int i = d; i < Math.Min(d + count, x.Rank); i++)
        {
            if (taken[i]) throw new Conflict(DiagnosticId.NT1014, Operation, ("dim", x.Dims.NameAt(i) ?? i.ToString())).With("x", x.Type).ToException();
            taken[i] = true;
        }
        if (index.Kind == AtKind.Place)
        {
            // ^0 lies behind the last place, as everywhere in C#.
            starts[d] = Select.Place(Operation, x.Type, d, index.Place is { IsFromEnd: true, Value: 0 } ? counts[d] : From(index.Place, 0));
            drops[d] = true;
        }
        else if (index.Kind == AtKind.Range) Range(index, d);
        else if (index.Tensor!.DType == DType.Bool) Mask(index.Tensor, d);
        else
        {
            Places.Check(Operation, index.Tensor);
            tensors[d] = index.Tensor;
        }
    }

    void Range(in At index, int d)
    {
        long size = counts[d];
        if (index.Step < 1)
            throw new Conflict(DiagnosticId.NT2007, Operation, ("reason", $"step {index.Step} of dim '{x.Dims[d]}' is below 1."), ("fix", "Flip reverses a dim.")).With("x", x.Type).ToException();
        long start = Math.Clamp(From(index.Range.Start, size), 0, size), end = Math.Clamp(From(index.Range.End, size), start, size);
        (starts[d], steps[d], counts[d]) = (start == size ? 0 : start, index.Step, (end - start + index.Step - 1) / index.Step);
    }

    void Mask(Tensor mask, int d)
    {
        int end = d + mask.Rank;
        if (end > x.Rank)
            throw new Conflict(DiagnosticId.NT2006, Operation, ("reason", $"a mask of rank {mask.Rank} at dim {d} of a tensor of rank {x.Rank}.")).With("x", x.Type).With("mask", mask.Type).ToException();
        var dims = x.Dims.Slice(d, mask.Rank);
        var part = new TensorType(dims, x.Type.SizeArray[d..end]);
        Unify.Try(Operation, part.WithDims(dims.WithoutUnits()), mask.Type.WithDims(mask.Dims.WithoutUnits()), NameRules.Strict, "x", "mask").Type.ToString();
        if (!part.SameSizes(mask.Type))
            throw new Conflict(DiagnosticId.NT2001, Operation, ("reason", $"a mask of type {mask.Type} does not fit dims of type {part}.")).With("x", x.Type).With("mask", mask.Type).ToException();
        var coordinates = Places.Coordinates(mask);
        for (int i = 0; i < coordinates.Length; i++) tensors[d + i] = coordinates[i];
    }

    static long From(Index index, long size) => index.IsFromEnd ? size - index.Value : index.Value;

    static bool IsFlag(in At index) => index.Kind == AtKind.Flag || index is { Kind: AtKind.Tensor, Tensor: { Rank: 0, DType: DType.Bool } };

    static bool Holds(in At index) => index.Kind == AtKind.Flag ? index.Flag : index.Tensor!.Item<bool>();

    static int Consumes(in At index) => index.Kind switch
    {
        AtKind.New or AtKind.Rest or AtKind.Flag => 0,
        AtKind.Tensor when index.Tensor!.DType == DType.Bool => index.Tensor.Rank,
        _ => 1,
    };
}
