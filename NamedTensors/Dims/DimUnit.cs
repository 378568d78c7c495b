namespace NamedTorch;

/// <summary>Whether a dim is a unit: the only named size-1 dim that may stretch.</summary>
public enum DimUnit : byte
{
    /// <summary>It is none.</summary>
    No,

    /// <summary>It is one, and has size 1.</summary>
    Yes,

    /// <summary>The checker cannot tell; never at run time. Such a dim stretches silently.</summary>
    Maybe,
}
