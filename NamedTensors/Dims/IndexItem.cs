namespace NamedTorch;

/// <summary>One index of <c>x[…]</c> as far as it is known: for the dim it stands at, or for a named one.</summary>
public readonly struct IndexItem : IEquatable<IndexItem>
{
    IndexItem(IndexItemKind kind, string? dim) => (Kind, Dim) = (kind, dim);

    /// <summary>What kind of index.</summary>
    public IndexItemKind Kind { get; }

    /// <summary>The dim it is for, or the name of a new one; null = the dim at this position, or a new dim without a name.</summary>
    public string? Dim { get; private init; }

    /// <summary>The place, or the start of the range.</summary>
    public IndexBound Start { get; private init; }

    /// <summary>The end of the range.</summary>
    public IndexBound End { get; private init; }

    /// <summary>Every how many elements of the range.</summary>
    public Size Step { get; private init; }

    /// <summary>The type of the indices or of the mask.</summary>
    public TensorType? Tensor { get; private init; }

    /// <summary>True for a mask or a flag that is true, false for indices or a flag that is false, null where that is not known.</summary>
    public bool? Holds { get; private init; }

    /// <summary>An index of which nothing is known.</summary>
    public static IndexItem Unknown => default;

    /// <summary>All dims that are not mentioned.</summary>
    public static IndexItem Rest => new(IndexItemKind.Rest, null);

    /// <summary>One place.</summary>
    public static IndexItem Place(IndexBound place, string? dim = null) => new(IndexItemKind.Place, dim) { Start = place };

    /// <summary>A range; the default is the whole dim.</summary>
    public static IndexItem Range(IndexBound start, IndexBound end, Size step, string? dim = null) =>
        new(IndexItemKind.Range, dim) { Start = start, End = end, Step = step };

    /// <summary>The whole dim.</summary>
    public static IndexItem All(string? dim = null) => Range(0, new(0, true), 1, dim);

    /// <summary>A new unit dim; null = without a name.</summary>
    public static IndexItem New(string? name = null) => new(IndexItemKind.New, name);

    /// <summary>A bool.</summary>
    public static IndexItem Flag(bool? holds) => new(IndexItemKind.Flag, null) { Holds = holds };

    /// <summary>Indices (<paramref name="isMask"/> false), a mask (true), or one of them (null).</summary>
    public static IndexItem Of(TensorType tensor, bool? isMask, string? dim = null) => new(IndexItemKind.Tensor, dim) { Tensor = tensor, Holds = isMask };

    /// <summary>The same index for a named dim.</summary>
    public IndexItem For(string dim) => this with { Dim = dim };

    /// <summary>Equal indices.</summary>
    public static bool operator ==(IndexItem left, IndexItem right) => left.Equals(right);

    /// <summary>Different indices.</summary>
    public static bool operator !=(IndexItem left, IndexItem right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(IndexItem other) => Kind == other.Kind && Dim == other.Dim && Start == other.Start && End == other.End
        && Step == other.Step && Holds == other.Holds && Equals(Tensor, other.Tensor);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is IndexItem other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => ((int)Kind * 31 + Start.GetHashCode()) * 31 + End.GetHashCode() + (Dim?.GetHashCode() ?? 0) + (Tensor?.GetHashCode() ?? 0);

    /// <summary>"(time, 1..^1)", "[tensor (n 3)]".</summary>
    public override string ToString()
    {
        string text = Kind switch
        {
            IndexItemKind.Place => Start.ToString(),
            IndexItemKind.Range => $"{Start}..{End}" + (Step == 1 ? "" : $":{Step}"),
            IndexItemKind.Rest => "...",
            IndexItemKind.New => "new",
            IndexItemKind.Flag => Holds?.ToString() ?? "bool",
            IndexItemKind.Tensor => (Holds switch { true => "mask ", false => "indices ", null => "tensor " }) + Tensor,
            _ => "_",
        };
        return Dim is null ? text : $"({Dim}, {text})";
    }
}
