namespace NamedTorch.Diagnostics;

/// <summary>How loudly the checker reports a diagnostic by default.</summary>
public enum Severity : byte
{
    /// <summary>Recorded, not shown.</summary>
    Hidden,

    /// <summary>Shown as a suggestion.</summary>
    Info,

    /// <summary>Legal and suspicious.</summary>
    Warning,

    /// <summary>It throws, or would.</summary>
    Error,
}
