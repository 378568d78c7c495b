using NamedTorch.Diagnostics;

namespace NamedTorch.Inference;

/// <summary>
/// Two types become one, position by position from the right: equal names, or one side unnamed or absent; then sizes, where a
/// unit stretches. After it has learnt the other's names, an operand must still have distinct names; scanning from the right
/// finds the violation as PyTorch reports it: different names (NT1001), or a name that stands elsewhere in the other operand
/// (NT1002).
/// </summary>
/// <remarks>Adjoint: per operand, sum the dims that are not mine, keep-sum my units, forget what I learnt.</remarks>
public static class Unify
{
    // Lock-free: entries are immutable and writing a reference is atomic; a lost race costs one recomputation.
    static readonly Entry?[] cache = new Entry?[1024];

    /// <summary>The type of an element-by-element operation on two tensors.</summary>
    /// <param name="operation">What the user called.</param>
    /// <param name="left">The first operand's type.</param>
    /// <param name="right">The second operand's type.</param>
    /// <exception cref="TensorTypeException">NT1001, NT1002: names; NT2001, NT2002: sizes.</exception>
    public static TensorType Types(string operation, TensorType left, TensorType right) =>
        ReferenceEquals(left, right) ? left : Try(operation, left, right, NameRules.Current).Type;

    /// <summary>As <see cref="Types"/>, without throwing.</summary>
    /// <param name="operation">What the user called.</param>
    /// <param name="left">The first operand's type.</param>
    /// <param name="right">The second operand's type.</param>
    /// <param name="rules">Strict or PyTorch's.</param>
    /// <param name="leftName">How messages call the first operand.</param>
    /// <param name="rightName">How messages call the second operand.</param>
    public static Outcome Try(
        string operation, TensorType left, TensorType right, NameRules rules, string leftName = "left", string rightName = "right")
    {
        if (ReferenceEquals(left, right)) return left;
        DimList a = left.Dims, b = right.Dims, dims;
        if (ReferenceEquals(a, b)) dims = a;
        else
        {
            int slot = (a.Id * 31 + b.Id) & 1023;
            var entry = cache[slot];
            if (entry is not null && ReferenceEquals(entry.Left, a) && ReferenceEquals(entry.Right, b)) dims = entry.Result;
            else
            {
                var names = Names(operation, a, b, null, null, leftName, rightName, out var result);
                if (names is not null) return names.With(leftName, left).With(rightName, right);
                dims = result!;
                cache[slot] = new(a, b, dims);
            }
        }
        if (left.SameSizes(right) && !dims.HasUnknown)
        {
            if (ReferenceEquals(dims, a)) return left;
            if (ReferenceEquals(dims, b)) return right;
        }
        return Sizes(operation, dims, left, right, rules, leftName, rightName);
    }

    /// <summary>A fold over any number of operands, from the left.</summary>
    /// <param name="operation">What the user called.</param>
    /// <param name="types">The operands' types; at least one.</param>
    /// <param name="rules">Strict or PyTorch's.</param>
    /// <param name="names">How messages call the operands.</param>
    public static Outcome All(string operation, IReadOnlyList<TensorType> types, NameRules rules, IReadOnlyList<string> names)
    {
        var result = types[0];
        for (int i = 1; i < types.Count; i++)
        {
            var step = Try(operation, result, types[i], rules, i == 1 ? names[0] : "the operands before", names[i]);
            if (step.Conflict is { } conflict)
                return Sizeless.MayHideNames(conflict) && All(operation, [.. types.Select(Sizeless.Of)], rules, names).Conflict is { } first
                    ? Sizeless.Restored(first, types.Select((type, k) => new BoundOperand(names[k], type)))
                    : conflict;
            result = step.Type;
        }
        return result;
    }

    /// <summary>
    /// Unifies two runs of dims that are parts of operands: names that an operand has outside of its run count for the side
    /// condition as those within do, except where the run is too short to learn the name at all.
    /// </summary>
    internal static Outcome Rows(
        string operation, TensorType left, TensorType right, DimList leftOthers, DimList rightOthers, NameRules rules, string leftName, string rightName) =>
        Names(operation, left.Dims, right.Dims, leftOthers, rightOthers, leftName, rightName, out var dims) is { } conflict
            ? conflict
            : Sizes(operation, dims!, left, right, rules, leftName, rightName);

    /// <summary>The names' part: a conflict, or the result.</summary>
    static Conflict? Names(
        string operation, DimList a, DimList b, DimList? aOthers, DimList? bOthers, string leftName, string rightName, out DimList? result)
    {
        result = null;
        int rank = Math.Max(a.Count, b.Count);
        var slots = new DimSlot[rank];
        for (int back = 1; back <= rank; back++)
        {
            bool hasA = back <= a.Count, hasB = back <= b.Count;
            DimSlot x = hasA ? a[a.Count - back] : default, y = hasB ? b[b.Count - back] : default;
            if ((hasA ? x.Kind == DimKind.Unknown : a.IsOpen) || (hasB ? y.Kind == DimKind.Unknown : b.IsOpen))
            {
                slots[rank - back] = DimSlot.Unknown;
                continue;
            }
            if (x.Name is not null && y.Name is not null && x.Name != y.Name)
                return new(DiagnosticId.NT1001, operation, ("left", leftName), ("right", rightName), ("left_dim", x.Name), ("right_dim", y.Name));
            if (y.Name is null && x.Name is not null && Has(b, hasB ? bOthers : null, x.Name))
                return new(DiagnosticId.NT1002, operation, ("dim", x.Name), ("owner", leftName), ("other", rightName));
            if (x.Name is null && y.Name is not null && Has(a, hasA ? aOthers : null, y.Name))
                return new(DiagnosticId.NT1002, operation, ("dim", y.Name), ("owner", rightName), ("other", leftName));
            slots[rank - back] = DimSlot.Of(x.Name ?? y.Name, (!hasA || x.IsUnit) && (!hasB || y.IsUnit));
        }
        result = DimList.From(slots, a.IsOpen || b.IsOpen);
        return null;

        static bool Has(DimList dims, DimList? others, string name) => dims.IndexOf(name) >= 0 || others is not null && others.IndexOf(name) >= 0;
    }

    static Outcome Sizes(
        string operation, DimList dims, TensorType left, TensorType right, NameRules rules, string leftName, string rightName)
    {
        int rank = dims.Count;
        var sizes = new long[rank];
        for (int back = 1; back <= rank; back++)
        {
            int i = left.Rank - back, j = right.Rank - back;
            long x = i >= 0 ? left.SizeArray[i] : left.Dims.IsOpen ? -1 : 1, y = j >= 0 ? right.SizeArray[j] : right.Dims.IsOpen ? -1 : 1;
            if (x == y)
            {
                sizes[rank - back] = x;
                continue;
            }
            bool stretchX = i < 0 || MayStretch(left.Dims[i], rules), stretchY = j < 0 || MayStretch(right.Dims[j], rules);
            if (x == 1 && stretchX) sizes[rank - back] = y;
            else if (y == 1 && stretchY) sizes[rank - back] = x;
            else if (x == -1 || y == -1 || x < 0 && stretchX || y < 0 && stretchY || !Size.SurelyDiffer(x, y))
                sizes[rank - back] = x > 1 ? x : y > 1 ? y : -1;
            else
            {
                Conflict conflict = x == 1 && y >= 0 ? Stretch(left.Dims[i].Name!, leftName, y)
                    : y == 1 && x >= 0 ? Stretch(right.Dims[j].Name!, rightName, x)
                    : dims[rank - back].Name is { } dim
                        ? new(DiagnosticId.NT2001, operation, ("dim", dim), ("left", leftName), ("right", rightName), ("left_size", new Size(x)), ("right_size", new Size(y)))
                        : new(DiagnosticId.NT2001, operation, ("position", back), ("left", leftName), ("right", rightName), ("left_size", new Size(x)), ("right_size", new Size(y)));
                return conflict.With(leftName, left).With(rightName, right);
            }
        }
        var type = new TensorType(dims, sizes);
        return type.Equals(left) ? left : type.Equals(right) ? right : type;

        Conflict Stretch(string dim, string operand, long size) =>
            new(DiagnosticId.NT2002, operation, ("dim", dim), ("operand", operand), ("size", size));
    }

    static bool MayStretch(DimSlot slot, NameRules rules) => slot.IsUnit || slot.Kind != DimKind.Named || !rules.IsStrict;

    sealed class Entry(DimList left, DimList right, DimList result)
    {
        public readonly DimList Left = left, Right = right, Result = result;
    }
}
