using NamedTorch.Diagnostics;

namespace NamedTorch.Inference;

/// <summary>The part of <see cref="Unify"/> that sizes decide.</summary>
internal static class UnifySizes
{
    /// <summary>The type of the unified dims; NT2001 anywhere goes before NT2002.</summary>
    public static Outcome Run(
        string operation, DimList dims, TensorType left, TensorType right, NameRules rules, string leftName, string rightName, Risks risks)
    {
        int rank = dims.Count;
        var sizes = new long[rank];
        Conflict? differ = null, stretch = null;
        for (int back = 1; back <= rank; back++)
        {
            int i = left.Rank - back, j = right.Rank - back, at = rank - back;
            long x = i >= 0 ? left.SizeArray[i] : left.Dims.IsOpen ? -1 : 1, y = j >= 0 ? right.SizeArray[j] : right.Dims.IsOpen ? -1 : 1;
            if (x == y && x >= 0)
            {
                sizes[at] = x;
                continue;
            }
            bool? stretchX = MayStretch(left, i, rules), stretchY = MayStretch(right, j, rules);
            sizes[at] = Given(x, y, stretchX, stretchY);
            if (x >= 0 && y >= 0)
            {
                if (x != 1 && y != 1) differ ??= Differ(at, x, y);
                else if (x == 1 && stretchX == false) stretch ??= Stretch(left.Dims.NameAt(i), leftName, y);
                else if (y == 1 && stretchY == false) stretch ??= Stretch(right.Dims.NameAt(j), rightName, x);
                else if (x == 1 ? stretchX is null : stretchY is null) risks |= DiagnosticId.NT2002;
                continue;
            }
            if (x == y && x < -1) continue;
            if (Size.SurelyDiffer(x, y) && stretchX == false && stretchY == false)
            {
                // A formula stands for sizes other than 1, where the id would be NT2002.
                if (x == 1) stretch ??= Stretch(left.Dims.NameAt(i), leftName, y);
                else if (y == 1) stretch ??= Stretch(right.Dims.NameAt(j), rightName, x);
                else differ ??= Differ(at, x, y);
                continue;
            }
            risks |= DiagnosticId.NT2001;
            if (stretchX != true && x is 1 or < 0 || stretchY != true && y is 1 or < 0) risks |= DiagnosticId.NT2002;
        }
        if (dims.IsOpen) risks |= DiagnosticId.NT2001 | (Risks)DiagnosticId.NT2002;
        if ((differ ?? stretch) is { } conflict)
        {
            // Names come first, and among sizes those that differ.
            return risks.AreNotBefore(conflict.Id) ? conflict.With(leftName, left).With(rightName, right) : Outcome.Unsure(risks | conflict.Id);
        }
        var type = new TensorType(dims, sizes);
        return Outcome.Of(type.Equals(left) ? left : type.Equals(right) ? right : type, risks);

        Conflict Differ(int at, long x, long y) => dims[at].Name is { } dim
            ? new(DiagnosticId.NT2001, operation, ("dim", dim), ("left", leftName), ("right", rightName), ("left_size", new Size(x)), ("right_size", new Size(y)))
            : new(DiagnosticId.NT2001, operation, ("position", rank - at), ("left", leftName), ("right", rightName), ("left_size", new Size(x)), ("right_size", new Size(y)));

        Conflict Stretch(string? dim, string operand, long size) =>
            new(DiagnosticId.NT2002, operation, ("dim", dim), ("operand", operand), ("size", new Size(size)));
    }

    /// <summary>The size that two sizes have together, if they fit; −1 where it cannot be said.</summary>
    static long Given(long x, long y, bool? stretchX, bool? stretchY)
    {
        if (x == y) return x;
        // A constant other than 1 is what the other must be, or stretches to.
        if (x >= 0 && x != 1) return x;
        if (y >= 0 && y != 1) return y;
        if (x == 1 || y == 1)
        {
            var (other, stretches) = x == 1 ? (y, stretchX) : (x, stretchY);
            return stretches == false ? 1 : other;
        }
        return stretchX == false ? stretchY == false && x == -1 ? y : x : stretchY == false ? y : -1;
    }

    /// <summary>Whether a dim of size 1 stretches; null = the checker cannot tell.</summary>
    static bool? MayStretch(TensorType type, int at, NameRules rules)
    {
        if (at < 0) return type.Dims.IsOpen && rules.IsStrict ? null : true;
        var slot = type.Dims[at];
        if (slot.Kind == DimKind.Unnamed || slot.IsUnit || !rules.IsStrict) return true;
        return slot.Unit == DimUnit.Maybe || slot.Kind == DimKind.Unknown ? null : false;
    }
}
