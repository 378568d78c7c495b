namespace NamedTorch.Gpu;

/// <summary>About how many instructions a formula is: to tell what may be computed twice from what is better kept.</summary>
static class ExpressionCost
{
    // A polynomial with its reduction; a series in double precision, which most devices compute slowly.
    const int Function = 12, Wide = 64;

    internal static int Of(Expression expression)
    {
        var seen = new HashSet<Expression>(ReferenceEqualityComparer.Instance);
        int Visit(Expression? step) => step is null || !seen.Add(step) ? 0 : step switch
        {
            UnaryExpression s => 1 + Visit(s.A),
            BinaryExpression s => 1 + Visit(s.A) + Visit(s.B),
            FusedExpression s => 1 + Visit(s.A) + Visit(s.B) + Visit(s.C),
            CompareExpression s => 1 + Visit(s.A) + Visit(s.B),
            SelectExpression s => 1 + Visit(s.Mask) + Visit(s.Then) + Visit(s.Otherwise),
            FunctionExpression s => Function + Visit(s.A) + Visit(s.B),
            WideExpression s => Wide + Visit(s.A) + Visit(s.B),
            StoredExpression s => 1 + Visit(s.Value),
            _ => 0,
        };
        return Visit(expression);
    }
}
