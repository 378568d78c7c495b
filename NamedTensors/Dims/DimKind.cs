namespace NamedTorch;

/// <summary>What is known about the name of one dim of a type.</summary>
public enum DimKind : byte
{
    /// <summary>The dim has no name (<c>?</c>): it unifies with any name.</summary>
    Unnamed,

    /// <summary>The dim has a name.</summary>
    Named,

    /// <summary>The checker cannot tell (<c>_</c>); never at run time.</summary>
    Unknown,
}
