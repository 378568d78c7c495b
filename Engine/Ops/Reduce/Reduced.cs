using NamedTorch.Inference;

namespace NamedTorch.Ops;

/// <summary>What a reduction's signature makes of an operand: the result's type and the positions that go. Remembered, since a loop asks again and again.</summary>
sealed class Reduced
{
    // Lock-free: entries are immutable and writing a reference is atomic; a lost race costs one recomputation.
    static readonly Reduced?[] Cache = new Reduced?[512];

    readonly string signature;
    readonly TensorType x;
    readonly DimRef[] over;

    Reduced(string signature, TensorType x, DimRef[] over, bool keeps, TensorType type, int[] positions)
    {
        (this.signature, this.x, this.over) = (signature, x, over);
        (Keeps, Type, Positions) = (keeps, type, positions);
    }

    /// <summary>Names and sizes of the result.</summary>
    internal TensorType Type { get; }

    /// <summary>The reduced dims, ascending.</summary>
    internal int[] Positions { get; }

    /// <summary>Reduced dims stay as units.</summary>
    internal bool Keeps { get; }

    /// <summary>The number of elements that become one.</summary>
    internal long Count
    {
        get
        {
            long count = 1;
            foreach (int d in Positions) count *= x.SizeArray[d];
            return count;
        }
    }

    /// <summary>Infers, or remembers; no dims = all.</summary>
    /// <exception cref="UnknownDimException">NT1003: no such dim.</exception>
    /// <exception cref="DimIndexException">NT1013: no such position.</exception>
    /// <exception cref="DuplicateNamesException">NT1014: a dim listed twice.</exception>
    internal static Reduced Of(string operation, string signature, TensorType x, ReadOnlySpan<DimRef> over, bool keepDim)
    {
        int slot = (x.Dims.Id * 31 + operation.Length * 7 + over.Length * 3 + (over.Length > 0 ? over[0].GetHashCode() : 0) + (keepDim ? 1 : 0)) & (Cache.Length - 1);
        if (Cache[slot] is { } known && ReferenceEquals(known.signature, signature) && known.Keeps == keepDim && known.x.Equals(x) && over.SequenceEqual(known.over)) return known;
        var dims = over.ToArray();
        var type = Signature.Of(signature).Infer(operation, new Arguments().Type("x", x).Dims("over", dims).Dims("dim", dims).Flag("keepDim", keepDim));
        int[] positions = dims.Length == 0 ? [.. Enumerable.Range(0, x.Rank)] : DimLookup.Positions(operation, x, dims);
        Array.Sort(positions);
        return Cache[slot] = new(signature, x, dims, keepDim, type, positions);
    }
}
