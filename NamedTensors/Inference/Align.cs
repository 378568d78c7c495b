using NamedTorch.Diagnostics;

namespace NamedTorch.Inference;

/// <summary>Permute to a list of names and insert units for the names that are not there; <c>..</c> = the dims not mentioned.</summary>
/// <remarks>Adjoint: align back and drop what was inserted.</remarks>
public static class Align
{
    /// <summary>What <c>sources</c> holds for an inserted unit.</summary>
    public const int Inserted = -1;

    /// <summary>The aligned type.</summary>
    /// <param name="operation">What the user called.</param>
    /// <param name="x">The type to align.</param>
    /// <param name="target">Names in their new order, positions of own dims, null for an unnamed unit, one rest at most.</param>
    /// <param name="sources">For every dim of the result the position it comes from, or <see cref="Inserted"/>.</param>
    /// <exception cref="TensorTypeException">NT1004, NT1006, NT1013, NT1016.</exception>
    public static TensorType Types(string operation, TensorType x, IReadOnlyList<DimRef> target, out int[] sources) =>
        Try(operation, x, target, out sources).Type;

    /// <summary>The type aligned to the names of another; its unnamed dims become unnamed units.</summary>
    /// <inheritdoc cref="Types(string, TensorType, IReadOnlyList{DimRef}, out int[])"/>
    public static TensorType Types(string operation, TensorType x, DimList target, out int[] sources) =>
        Try(operation, x, Refs(target), out sources).Type;

    /// <summary>As <c>Types</c>, without throwing.</summary>
    public static Outcome Try(string operation, TensorType x, IReadOnlyList<DimRef> target, out int[] sources, string operand = "x")
    {
        sources = [];
        if (target.Count(t => t.Kind == DimRefKind.Rest) > 1) return DimConflicts.TwoRests(operation, target).With(operand, x);
        bool hasRest = target.Any(t => t.Kind == DimRefKind.Rest);
        if (hasRest && target.Any(t => t.Kind == DimRefKind.Unnamed))
            return new Conflict(DiagnosticId.NT1006, operation, ("target", DimConflicts.Show(target)),
                ("reason", $"the target {DimConflicts.Show(target)} has an unnamed dim beside '..'.")).With(operand, x);
        if (x.Dims.HasUnknown) return AlignUnknown.Try(operation, x, target, operand);

        var from = new int[target.Count];
        for (int i = 0; i < from.Length; i++)
        {
            if (target[i].Kind == DimRefKind.Name) from[i] = x.Dims.IndexOf(target[i].Name!);
            else if (target[i].Kind != DimRefKind.Position) from[i] = Inserted;
            else if (DimLookup.Find(operation, x, target[i], operand, out from[i]) is { } conflict) return conflict;
        }
        if (!hasRest && Left(operation, x, target, from, operand) is { } dropped) return dropped;

        var slots = new List<DimSlot>();
        var order = new List<int>();
        for (int i = 0; i < from.Length; i++)
        {
            if (target[i].Kind == DimRefKind.Rest)
            {
                for (int own = 0; own < x.Rank; own++)
                    if (Array.IndexOf(from, own) < 0) Add(x.Dims[own], own);
            }
            else Add(from[i] >= 0 ? x.Dims[from[i]] : DimSlot.Of(target[i].Name, isUnit: true), from[i]);
        }
        sources = [.. order];
        if (Twice(order) is { } twice && x.Dims[twice].Name is null)
            return new Conflict(DiagnosticId.NT1014, operation, ("dim", twice)).With(operand, x);
        return Distinct.Type(operation, slots, [.. order.Select(own => own >= 0 ? x.SizeArray[own] : 1)], x, operand);

        void Add(DimSlot slot, int own)
        {
            slots.Add(slot);
            order.Add(own);
        }
    }

    /// <summary>Aligned to another type, of either of which dims may be unknown.</summary>
    internal static Outcome TryAs(string operation, TensorType x, TensorType target, string operand) => x.Dims.HasUnknown || target.Dims.HasUnknown
        ? AlignUnknown.To(operation, x, target, operand)
        : Try(operation, x, Refs(target.Dims), out _, operand);

    /// <summary>The references that name the dims of a list.</summary>
    internal static DimRef[] Refs(DimList dims) => [.. dims.Select(slot => (DimRef)slot.Name)];

    static Conflict? Left(string operation, TensorType x, IReadOnlyList<DimRef> target, int[] from, string operand)
    {
        for (int own = 0; own < x.Rank; own++)
        {
            if (Array.IndexOf(from, own) >= 0) continue;
            return (x.Dims.NameAt(own) is { } dim
                ? new Conflict(DiagnosticId.NT1006, operation, ("dim", dim), ("operand", operand), ("target", DimConflicts.Show(target)))
                : new Conflict(DiagnosticId.NT1006, operation, ("operand", operand), ("position", own))).With(operand, x);
        }
        return null;
    }

    static int? Twice(List<int> order) => order.Where(own => own >= 0).GroupBy(own => own).FirstOrDefault(g => g.Count() > 1)?.Key;
}
