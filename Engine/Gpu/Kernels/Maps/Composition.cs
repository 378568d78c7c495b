using NamedTorch.Core;

namespace NamedTorch.Gpu;

/// <summary>
/// What one kernel is going to read: tensors, and in the place of those that are not computed yet the formulas of which they are made. Used, and its kernel queued, inside
/// <see cref="StreamSet.Deferral"/>.
/// </summary>
/// <param name="most">The cost of formulas that the kernel may take over.</param>
sealed class Composition(int most) : IDisposable
{
    readonly List<Tensor> operands = [];
    readonly Dictionary<DeferredFormula, Expression> taken = new(ReferenceEqualityComparer.Instance);
    readonly List<DeferredFormula> all = [];
    readonly List<DeferredPart> parts = [];
    int cost;

    /// <summary>What is read, each once, in the order of their places.</summary>
    internal IReadOnlyList<Tensor> Operands => operands;

    /// <summary>What was taken over element for element, beginning with what those had taken over.</summary>
    internal IEnumerable<DeferredPart> Parts => parts;

    /// <summary>The names of the operations that are taken over.</summary>
    internal string Names { get; private set; } = "";

    /// <summary>The product whose sums the formula begins with, or null.</summary>
    internal DeferredFormula? Product { get; private set; }

    /// <summary>The kernel is queued, or left for later.</summary>
    public void Dispose()
    {
        foreach (var x in operands) Buffer(x).LetGo();
        operands.Clear();
    }

    /// <summary>Nothing was taken over: the formulas may become part of other kernels.</summary>
    internal void Undo()
    {
        foreach (var value in all) value.WasComposed = false;
    }

    /// <summary>Whether any of these is not computed yet.</summary>
    internal static bool IsOf(ReadOnlySpan<Tensor> tensors)
    {
        foreach (var x in tensors)
            if (DeferredFormula.Of(x) is not null) return true;
        return false;
    }

    /// <summary>An operand in a formula: itself, or what it is made of.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="computing">The type that the formula around it computes in.</param>
    /// <param name="visited">How many elements the kernel computes.</param>
    /// <param name="result">The result's sizes where a product may be taken over, which the result then is.</param>
    internal Expression Operand(Tensor x, ScalarType computing, long visited, long[]? result = null)
    {
        if (HostNumber.Is(x)) return new NumberExpression(computing, HostNumber.Of(x, computing));
        if (DeferredFormula.Of(x) is not { } value) return new OperandExpression(Place(x));
        if (Formula(value, x, computing, visited, result) is not { } formula)
        {
            value.Realize();
            return new OperandExpression(Place(x));
        }
        return value.Computing == computing && value.Result.DType == computing.Element() ? formula : new StoredExpression(formula, value.Computing, value.Result.DType);
    }

    // Null where it has to be computed first.
    Expression? Formula(DeferredFormula value, Tensor x, ScalarType computing, long visited, long[]? result)
    {
        if (taken.TryGetValue(value, out var known) && LeafView.IsWhole(x, value.Result.Sizes)) return known;
        if (value.WasComposed || !value.IsHere || !IsKept(value.Result.DType) || x.DType != value.Result.DType || cost + value.Cost > most) return null;
        if (visited > value.Result.ElementCount && value.Cost > FusionLimits.Stretched) return null;
        bool isProduct = value.Kernel.Operands.Count > 0;
        if (isProduct && (Product is not null || result is null || value.Computing != computing || !LeafView.IsWhole(x, result))) return null;
        var views = new Tensor[value.Operands.Count];
        for (int i = 0; i < views.Length; i++)
            if (LeafView.Of(value.Operands[i], x) is { } view) views[i] = view;
            else return null;
        if (operands.Count + views.Count(v => Known(v) < 0) > FusionLimits.Operands) return null;
        int[] places = [.. views.Select(Place)];
        value.WasComposed = true;
        all.Add(value);
        cost += value.Cost;
        Names += value.Name + "_";
        if (isProduct) Product = value;
        var substitution = new Substitution(place => new OperandExpression(places[place]));
        var formula = substitution.Of(value.Expression);
        if (!LeafView.IsWhole(x, value.Result.Sizes)) return formula;
        taken[value] = formula;
        if (value.Computing == computing && visited == value.Result.ElementCount)
            parts.AddRange([.. value.Parts.Select(p => p with { Expression = substitution.Of(p.Expression) }), new(value.Reference, formula)]);
        return formula;
    }

    // Narrower elements round what is written to them, which no register does.
    static bool IsKept(DType dtype) => dtype is DType.Float32 or DType.Float64 or DType.Int32 or DType.Int64 or DType.Bool;

    int Place(Tensor x)
    {
        int known = Known(x);
        if (known >= 0) return known;
        operands.Add(x);
        // What is computed meanwhile may have been the last to read it.
        Buffer(x).Hold();
        return operands.Count - 1;
    }

    static MemoryBuffer Buffer(Tensor x) => (MemoryBuffer)x.Storage.Memory!;

    int Known(Tensor x) => operands.FindIndex(y => ReferenceEquals(x.Storage, y.Storage) && x.DType == y.DType && x.Offset == y.Offset && x.Sizes.SequenceEqual(y.Sizes) && x.Strides.SequenceEqual(y.Strides));
}
