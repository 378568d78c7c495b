namespace NamedTorch.Analyzers.Values;

/// <summary>A tensor of a type that may be open, have unknown dims, and sizes that are unknown or formulas.</summary>
/// <param name="Type">What is known of its type.</param>
/// <param name="MayBeNull">
/// It may be null instead. Whoever calls a member of it may forget that: null fails before any name is looked at. An argument that may be
/// left out may not.
/// </param>
internal sealed record TensorValue(TensorType Type, bool MayBeNull = false) : Value
{
    /// <summary>Any tensor.</summary>
    public static TensorValue Any { get; } = new(TensorType.Unknown);

    protected override Value JoinDifferent(Value other) => other switch
    {
        NullValue => this with { MayBeNull = true },
        TensorValue tensor => new TensorValue(Inference.Join.Of(Type, tensor.Type), MayBeNull || tensor.MayBeNull),
        _ => Unknown,
    };

    public override string ToString() => Type.ToString();
}
