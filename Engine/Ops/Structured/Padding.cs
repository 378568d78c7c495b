namespace NamedTorch;

/// <summary>
/// Zeros around the spatial dims: a number for both sides of all dims, one for each dim, <c>"valid"</c> for none, or <c>"same"</c> for
/// as many as keep the sizes (stride 1; the odd one goes to the end).
/// </summary>
public readonly struct Padding
{
    Padding(PerDim each, bool isSame) => (Each, IsSame) = (each, isSame);

    /// <summary>Per dim; default = none.</summary>
    public PerDim Each { get; }

    /// <summary>As much as keeps the sizes.</summary>
    public bool IsSame { get; }

    /// <summary>As much as keeps the sizes.</summary>
    public static Padding Same => new(default, true);

    /// <summary>For all dims.</summary>
    public static implicit operator Padding(int all) => new(all, false);

    /// <summary>For each of two dims.</summary>
    public static implicit operator Padding((int, int) each) => new(each, false);

    /// <summary>For each of three dims.</summary>
    public static implicit operator Padding((int, int, int) each) => new(each, false);

    /// <summary>For each dim.</summary>
    public static implicit operator Padding(int[]? each) => new(each, false);

    /// <summary>For each dim.</summary>
    public static implicit operator Padding(PerDim each) => new(each, false);

    /// <summary>"same" or "valid".</summary>
    /// <exception cref="ArgumentException">Another word.</exception>
    public static implicit operator Padding(string word) => word switch
    {
        "same" => Same,
        "valid" => default,
        _ => throw new ArgumentException($"Padding is a number, \"same\" or \"valid\", not \"{word}\".", nameof(word)),
    };
}
