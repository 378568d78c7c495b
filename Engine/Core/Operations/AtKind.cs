namespace NamedTorch;

/// <summary>The kinds of index.</summary>
public enum AtKind : byte
{
    /// <summary>One place: the dim goes.</summary>
    Place,
    /// <summary>A range: the dim stays.</summary>
    Range,
    /// <summary>Integer indices or a mask.</summary>
    Tensor,
    /// <summary>A new unit dim.</summary>
    New,
    /// <summary>All dims not mentioned.</summary>
    Rest,
    /// <summary>A bool: a new dim of size 1 or 0.</summary>
    Flag,
}
