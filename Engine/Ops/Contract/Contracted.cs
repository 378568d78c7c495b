using NamedTorch.Core;
using NamedTorch.Inference;

namespace NamedTorch.Ops;

/// <summary>What a product's signature makes of two operands: the result's type and which dims are one. Remembered, since a loop asks again and again.</summary>
sealed class Contracted
{
    // Lock-free: entries are immutable and writing a reference is atomic; a lost race costs one recomputation.
    static readonly Contracted?[] Cache = new Contracted?[512];

    readonly string signature;
    readonly NameRules rules;
    readonly TensorType x, y;
    readonly DimRef[] over;

    Contracted(string signature, NameRules rules, TensorType x, TensorType y, DimRef[] over, TensorType type, Labels labels)
    {
        (this.signature, this.rules, this.x, this.y, this.over) = (signature, rules, x, y, over);
        (Type, Labels) = (type, labels);
    }

    /// <summary>Names and sizes of the product.</summary>
    internal TensorType Type { get; }

    /// <summary>Which dims are one.</summary>
    internal Labels Labels { get; }

    /// <summary>How the labels follow from the operands' types, the product's, and the contracted dims.</summary>
    internal delegate Labels Labelling(TensorType x, TensorType y, TensorType z, DimRef[] over);

    /// <summary>Infers, or remembers.</summary>
    /// <exception cref="TensorTypeException">The types do not fit the signature.</exception>
    internal static Contracted Of(string operation, string signature, Labelling labelling, TensorType x, TensorType y, ReadOnlySpan<DimRef> over = default)
    {
        var rules = NameRules.Current;
        int slot = (x.Dims.Id * 31 + y.Dims.Id * 7 + signature.Length + over.Length) & (Cache.Length - 1);
        if (Cache[slot] is { } known && known.Answers(signature, rules, x, y, over)) return known;
        DimRef[] dims = over.Contains(DimRef.Rest) ? Shared(x.Dims, y.Dims, over) : over.ToArray();
        var type = Signature.Of(signature).Infer(operation, new Arguments().Type("x", x).Type("y", y).Dims("over", dims));
        return Cache[slot] = new(signature, rules, x, y, over.ToArray(), type, labelling(x, y, type, dims));
    }

    bool Answers(string signature, NameRules rules, TensorType x, TensorType y, ReadOnlySpan<DimRef> over) =>
        ReferenceEquals(signature, this.signature) && ReferenceEquals(rules, this.rules) && x.Equals(this.x) && y.Equals(this.y) && over.SequenceEqual(this.over);

    /// <summary><c>..</c> stands for the names of both operands that are not mentioned.</summary>
    static DimRef[] Shared(DimList x, DimList y, ReadOnlySpan<DimRef> over)
    {
        var dims = new List<DimRef>();
        foreach (var dim in over)
            if (dim != DimRef.Rest) dims.Add(dim);
            else
                foreach (string? name in x.Names())
                    if (name is not null && y.IndexOf(name) >= 0 && !over.Contains(name)) dims.Add(name);
        return [.. dims];
    }
}
