namespace NamedTorch;

/// <summary>What an index of <c>x[…]</c> is.</summary>
public enum IndexItemKind : byte
{
    /// <summary>The checker cannot tell.</summary>
    Unknown,

    /// <summary>One place: the dim goes.</summary>
    Place,

    /// <summary>A range, with a step.</summary>
    Range,

    /// <summary>All dims that are not mentioned.</summary>
    Rest,

    /// <summary>A new unit dim.</summary>
    New,

    /// <summary>A bool: a new unnamed dim of size 1 or 0.</summary>
    Flag,

    /// <summary>Indices, or a mask.</summary>
    Tensor,
}
