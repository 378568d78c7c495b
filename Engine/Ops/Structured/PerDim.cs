namespace NamedTorch;

/// <summary>One whole number for all spatial dims, or one for each: <c>stride: 2</c>, <c>stride: (2, 1)</c>.</summary>
public readonly struct PerDim
{
    readonly int[]? values;

    PerDim(int[] values) => this.values = values;

    /// <summary>Nothing was given.</summary>
    public bool IsDefault => values is null;

    /// <summary>One for all dims.</summary>
    public static implicit operator PerDim(int all) => new([all]);

    /// <summary>One for each of two dims.</summary>
    public static implicit operator PerDim((int, int) each) => new([each.Item1, each.Item2]);

    /// <summary>One for each of three dims.</summary>
    public static implicit operator PerDim((int, int, int) each) => new([each.Item1, each.Item2, each.Item3]);

    /// <summary>One for each dim, or one for all.</summary>
    public static implicit operator PerDim(int[]? each) => each is null ? default : new((int[])each.Clone());

    /// <summary>The numbers, as many as there are.</summary>
    public ReadOnlySpan<int> Values => values;

    /// <summary>The numbers separated by commas.</summary>
    public override string ToString() => values is null ? "" : string.Join(", ", values);
}
