namespace NamedTorch.Gpu;

/// <summary>A formula with other formulas in the places of its operands. Steps that it shares stay shared.</summary>
/// <param name="operand">What stands for an operand.</param>
/// <param name="fold">What stands for the result of a fold; null leaves it.</param>
/// <param name="computing">The type in which the numbers of the call are fixed; null leaves them numbers of the call.</param>
sealed class Substitution(Func<int, Expression> operand, Expression? fold = null, ScalarType? computing = null)
{
    readonly Dictionary<Expression, Expression> known = new(ReferenceEqualityComparer.Instance);

    internal Expression Of(Expression step) => known.TryGetValue(step, out var made) ? made : known[step] = step switch
    {
        OperandExpression s => operand(s.Place),
        FoldExpression s => fold ?? s,
        ParameterExpression s when computing is { } type => new NumberExpression(type, s.ArgumentIn(type)),
        UnaryExpression s => s with { A = Of(s.A) },
        BinaryExpression s => s with { A = Of(s.A), B = Of(s.B) },
        FusedExpression s => s with { A = Of(s.A), B = Of(s.B), C = Of(s.C) },
        CompareExpression s => s with { A = Of(s.A), B = Of(s.B) },
        SelectExpression s => s with { Mask = Of(s.Mask), Then = Of(s.Then), Otherwise = Of(s.Otherwise) },
        FunctionExpression s => s with { A = Of(s.A), B = s.B is null ? null : Of(s.B) },
        // Its own operands are A and B.
        WideExpression s => s with { A = Of(s.A), B = s.B is null ? null : Of(s.B) },
        StoredExpression s => s with { Value = Of(s.Value) },
        _ => step,
    };
}
