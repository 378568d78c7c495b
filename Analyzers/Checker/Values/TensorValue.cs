namespace NamedTorch.Analyzers.Values;

/// <summary>A tensor of a type that may be open, have unknown dims, and sizes that are unknown or formulas.</summary>
internal sealed record TensorValue(TensorType Type) : Value
{
    /// <summary>Any tensor.</summary>
    public static TensorValue Any { get; } = new(TensorType.Unknown);

    protected override Value JoinDifferent(Value other) => other is TensorValue tensor ? new TensorValue(Inference.Join.Of(Type, tensor.Type)) : Unknown;

    public override string ToString() => Type.ToString();
}
