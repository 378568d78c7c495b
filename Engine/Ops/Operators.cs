using NamedTorch.Core;

namespace NamedTorch.Ops;

/// <summary>What the operators of <see cref="Tensor"/> mean; registered by the composition root.</summary>
public sealed class Operators : Arithmetic
{
    /// <inheritdoc/>
    public override Tensor Add(Tensor left, Tensor right) => Binary.Numeric(new Add(), left, right);
    /// <inheritdoc/>
    public override Tensor Subtract(Tensor left, Tensor right) => Binary.Numeric(new Subtract(), left, right);
    /// <inheritdoc/>
    public override Tensor Multiply(Tensor left, Tensor right) => Binary.Numeric(new Multiply(), left, right);
    /// <inheritdoc/>
    public override Tensor Divide(Tensor left, Tensor right) => Binary.Real(new Divide(), left, right);
    /// <inheritdoc/>
    public override Tensor Remainder(Tensor left, Tensor right) => Binary.Numeric(new Remainder(), left, right);
    /// <inheritdoc/>
    public override Tensor Negate(Tensor x) => Unary.Numeric(new Negate(), Given.Of(x));
    /// <inheritdoc/>
    public override Tensor Less(Tensor left, Tensor right) => Binary.Compare(new Less(), left, right);
    /// <inheritdoc/>
    public override Tensor LessOrEqual(Tensor left, Tensor right) => Binary.Compare(new LessOrEqual(), left, right);
    /// <inheritdoc/>
    public override Tensor LogicalNot(Tensor x) => Unary.Test(new LogicalNot(), Given.Of(x));
    /// <inheritdoc/>
    public override Tensor BitwiseNot(Tensor x) => Unary.Bits(new BitwiseNot(), Given.Of(x));
    /// <inheritdoc/>
    public override Tensor And(Tensor left, Tensor right) => Binary.Bits(new BitwiseAnd(), left, right);
    /// <inheritdoc/>
    public override Tensor Or(Tensor left, Tensor right) => Binary.Bits(new BitwiseOr(), left, right);
    /// <inheritdoc/>
    public override Tensor Xor(Tensor left, Tensor right) => Binary.Bits(new BitwiseXor(), left, right);
    /// <inheritdoc/>
    public override Tensor Get(Tensor x, ReadOnlySpan<At> at) => Indexing.Get(x, at);
    /// <inheritdoc/>
    public override void Set(Tensor x, ReadOnlySpan<At> at, Tensor value) => Indexing.Set(x, at, Given.Of(value));
}
