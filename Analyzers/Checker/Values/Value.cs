namespace NamedTorch.Analyzers.Values;

/// <summary>
/// What the checker knows about an expression: a lattice with <see cref="Unknown"/> on top. Immutable; equal values are interchangeable.
/// </summary>
internal abstract record Value
{
    /// <summary>Nothing is known; whatever depends on it stays silent.</summary>
    public static Value Unknown { get; } = new UnknownValue();

    /// <summary>True where nothing is known.</summary>
    public bool IsUnknown => this is UnknownValue;

    /// <summary>What holds whichever of the two it is.</summary>
    public static Value Join(Value left, Value right) =>
        ReferenceEquals(left, right) || left.Equals(right) ? left : left is NullValue ? right.JoinDifferent(left) : left.JoinDifferent(right);

    /// <summary>The join with a value that is not equal.</summary>
    protected virtual Value JoinDifferent(Value other) => Unknown;

    sealed record UnknownValue : Value
    {
        public override string ToString() => "_";
    }
}

/// <summary>The null reference, and the default of what may be left out.</summary>
internal sealed record NullValue : Value
{
    NullValue() { }

    public static NullValue Instance { get; } = new();

    public override string ToString() => "null";
}
