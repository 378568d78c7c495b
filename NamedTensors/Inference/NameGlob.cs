using NamedTorch.Diagnostics;

namespace NamedTorch.Inference;

/// <summary>A list of names for all dims of a type, where <c>..</c> stands for the names the type has there already.</summary>
internal static class NameGlob
{
    /// <summary>The names without the rest (null list: the type is not known well enough), or NT1016 or NT1011.</summary>
    public static Conflict? Expand(string operation, TensorType x, IReadOnlyList<DimRef> names, string operand, out string?[]? expanded)
    {
        expanded = null;
        var result = new List<string?>();
        bool rest = false;
        foreach (var name in names)
        {
            if (name.Kind == DimRefKind.Position)
                return new Conflict(DiagnosticId.NT1011, operation, ("name", name)).With(operand, x);
            if (name.Kind != DimRefKind.Rest) result.Add(name.Name);
            else if (rest) return DimLookup.TwoRests(operation, names).With(operand, x);
            else
            {
                rest = true;
                int start = result.Count, count = x.Rank - (names.Count - 1);
                for (int i = 0; i < count; i++) result.Add(x.Dims.NameAt(start + i));
            }
        }
        if (!x.Dims.HasUnknown) expanded = [.. result];
        return null;
    }
}
