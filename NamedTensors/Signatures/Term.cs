namespace NamedTorch.Signatures;

/// <summary>One term of a pattern.</summary>
internal abstract record Term
{
    public sealed override string ToString() => Text;

    protected abstract string Text { get; }
}

/// <summary>How the rows of a row term are joined.</summary>
internal enum RowJoin
{
    /// <summary><c>..r</c>: one row.</summary>
    None,

    /// <summary><c>..b+c</c>: unify, positional from the right.</summary>
    Unify,

    /// <summary><c>..r|s</c>: union by name.</summary>
    Union,
}

/// <summary><c>..r</c>, <c>..b+c</c>, <c>..r|s</c>: any run of dims. The row of a bare <c>..</c> has the empty name.</summary>
internal sealed record RowTerm(RowJoin Join, Sequence<string> Names) : Term
{
    protected override string Text => ".." + string.Join(Join == RowJoin.Union ? "|" : "+", Names);
}

/// <summary>The kinds of terms that stand for one dim.</summary>
internal enum DimTermKind
{
    /// <summary><c>time</c>: a dim of that name, or the dims of the parameter of that name.</summary>
    Name,

    /// <summary><c>'i</c>: any dim, the same everywhere.</summary>
    Variable,

    /// <summary><c>?</c>: an unnamed dim.</summary>
    Unnamed,

    /// <summary><c>_</c>: any dim.</summary>
    Unknown,
}

/// <summary>One dim, <c>time</c>, <c>Model*</c>, <c>'i</c>, <c>?</c>, <c>_</c>, with a size where one is written.</summary>
internal sealed record DimTerm(DimTermKind Kind, string Name, SizeTerm? Size) : Term
{
    protected override string Text => Symbol + (Size is null ? "" : "=" + Size);

    string Symbol => Kind switch
    {
        DimTermKind.Name => Name,
        DimTermKind.Variable => "'" + Name,
        DimTermKind.Unnamed => "?",
        _ => "_",
    };
}
