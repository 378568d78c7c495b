using NamedTorch.Numerics;

namespace NamedTorch.Gpu;

/// <summary>A step of a formula as it was traced, before a computing type is chosen. Shared steps are one object.</summary>
abstract record Expression;

/// <summary>An operand of the formula, by its place.</summary>
sealed record OperandExpression(int Place) : Expression;

/// <summary>The element's place in its row, where there are rows.</summary>
sealed record PlaceExpression : Expression;

/// <summary>What an earlier fold of the row came to.</summary>
sealed record FoldExpression(int Number) : Expression;

/// <summary>A number that belongs to the formula.</summary>
sealed record ConstantExpression(double Value) : Expression;

/// <summary>A number that is given at each launch, so that one kernel serves every value.</summary>
abstract record GivenExpression : Expression
{
    /// <summary>The type it is given in, where the formula around it computes in <paramref name="computing"/>.</summary>
    internal abstract ScalarType TypeIn(ScalarType computing);

    internal abstract Argument ArgumentIn(ScalarType computing);
}

/// <summary>A number that belongs to the call.</summary>
sealed record ParameterExpression(Parameter Parameter) : GivenExpression
{
    internal override ScalarType TypeIn(ScalarType computing) => computing;

    internal override Argument ArgumentIn(ScalarType computing) => Argument.Of(computing, Parameter.Value);
}

/// <summary>A number of an earlier call, or of the host, in its own type.</summary>
sealed record NumberExpression(ScalarType Type, Argument Argument) : GivenExpression
{
    internal override ScalarType TypeIn(ScalarType computing) => Type;

    internal override Argument ArgumentIn(ScalarType computing) => Argument;
}

/// <summary>What would be read from memory after a value, computed in a type of its own, was written there as an element.</summary>
sealed record StoredExpression(Expression Value, ScalarType Computing, DType DType) : Expression;

/// <summary>An operation of one step.</summary>
sealed record UnaryExpression(UnaryOperator Operator, Expression A) : Expression;

/// <summary>An operation of two steps, also of masks.</summary>
sealed record BinaryExpression(BinaryOperator Operator, Expression A, Expression B) : Expression;

/// <summary>a·b + c, rounded once.</summary>
sealed record FusedExpression(Expression A, Expression B, Expression C) : Expression;

/// <summary>A mask.</summary>
sealed record CompareExpression(Comparison Comparison, Expression A, Expression B) : Expression;

/// <summary>A choice by a mask.</summary>
sealed record SelectExpression(Expression Mask, Expression Then, Expression Otherwise) : Expression;

/// <summary>A function that each computing type writes in its own steps.</summary>
sealed record FunctionExpression(Function Function, Expression A, Expression? B) : Expression;

/// <summary>Steps that are repeated, in the computing type; their operands are the state.</summary>
/// <param name="Initial">The state before.</param>
/// <param name="Goes">A mask: another step follows.</param>
/// <param name="Next">The state after a step.</param>
/// <param name="Key">Equal for equal steps.</param>
sealed record LoopExpression(Expression[] Initial, Expression Goes, Expression[] Next, string Key);

/// <summary>A part of the state after all steps of a loop.</summary>
sealed record LoopResultExpression(LoopExpression Loop, int Place) : Expression;

/// <summary>A formula of its own in double precision, whatever the computing type.</summary>
/// <param name="Result">Its result, of operands 0 and 1.</param>
/// <param name="Key">Equal for equal formulas.</param>
/// <param name="A">Operand 0.</param>
/// <param name="B">Operand 1, or null.</param>
sealed record WideExpression(Expression Result, string Key, Expression A, Expression? B) : Expression;
