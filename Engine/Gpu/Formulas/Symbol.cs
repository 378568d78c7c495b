using NamedTorch.Numerics;

namespace NamedTorch.Gpu;

/// <summary>The lane that writes a formula down instead of computing it: run on it once, every operation's formula becomes a kernel's.</summary>
readonly struct Symbol(Expression expression) : ILane<Symbol>, ISingle<Symbol>
{
    internal Expression Expression { get; } = expression;

    internal static Symbol Operand(int place) => new(new OperandExpression(place));

    public static Symbol Of(double constant) => new(new ConstantExpression(constant));
    public static Symbol Of(Parameter parameter) => new(new ParameterExpression(parameter));
    public static Symbol operator +(Symbol a, Symbol b) => Apply(BinaryOperator.Add, a, b);
    public static Symbol operator -(Symbol a, Symbol b) => Apply(BinaryOperator.Subtract, a, b);
    public static Symbol operator *(Symbol a, Symbol b) => Apply(BinaryOperator.Multiply, a, b);
    public static Symbol operator /(Symbol a, Symbol b) => Apply(BinaryOperator.Divide, a, b);
    public static Symbol operator -(Symbol a) => Apply(UnaryOperator.Negate, a);
    public static Symbol MultiplyAdd(Symbol a, Symbol b, Symbol c) => new(new FusedExpression(a.Expression, b.Expression, c.Expression));

    public static Symbol Min(Symbol a, Symbol b) => Apply(BinaryOperator.Minimum, a, b);
    public static Symbol Max(Symbol a, Symbol b) => Apply(BinaryOperator.Maximum, a, b);
    public static Symbol Abs(Symbol x) => Apply(UnaryOperator.Absolute, x);
    public static Symbol Less(Symbol a, Symbol b) => Compare(Comparison.Less, a, b);
    public static Symbol LessOrEqual(Symbol a, Symbol b) => Compare(Comparison.LessOrEqual, a, b);
    public static Symbol Equal(Symbol a, Symbol b) => Compare(Comparison.Equal, a, b);
    public static Symbol Select(Symbol mask, Symbol then, Symbol otherwise) => new(new SelectExpression(mask.Expression, then.Expression, otherwise.Expression));
    public static Symbol Both(Symbol mask, Symbol other) => Apply(BinaryOperator.And, mask, other);
    public static Symbol Either(Symbol mask, Symbol other) => Apply(BinaryOperator.Or, mask, other);
    public static Symbol Not(Symbol mask) => Apply(UnaryOperator.Not, mask);

    public static Symbol And(Symbol a, Symbol b) => Apply(BinaryOperator.And, a, b);
    public static Symbol Or(Symbol a, Symbol b) => Apply(BinaryOperator.Or, a, b);
    public static Symbol Xor(Symbol a, Symbol b) => Apply(BinaryOperator.Xor, a, b);
    public static Symbol ShiftLeft(Symbol a, Symbol b) => Apply(Function.ShiftLeft, a, b);
    public static Symbol ShiftRight(Symbol a, Symbol b) => Apply(Function.ShiftRight, a, b);
    public static Symbol Gcd(Symbol a, Symbol b) => Apply(Function.Gcd, a, b);

    public static Symbol Sqrt(Symbol x) => Apply(UnaryOperator.SquareRoot, x);
    public static Symbol Floor(Symbol x) => Apply(UnaryOperator.Floor, x);
    public static Symbol Round(Symbol x) => Apply(UnaryOperator.Round, x);
    public static Symbol Exp(Symbol x) => Apply(Function.Exp, x);
    public static Symbol Log(Symbol x) => Apply(Function.Log, x);
    public static Symbol Sin(Symbol x) => Apply(Function.Sin, x);
    public static Symbol Cos(Symbol x) => Apply(Function.Cos, x);
    public static Symbol Tanh(Symbol x) => Apply(Function.Tanh, x);
    public static Symbol Erf(Symbol x) => Apply(Function.Erf, x);
    public static Symbol Pow(Symbol a, Symbol b) => Apply(Function.Pow, a, b);
    public static Symbol Quotient(Symbol a, Symbol b) => Apply(Function.Quotient, a, b);
    public static Symbol Modulo(Symbol a, Symbol b) => Apply(Function.Modulo, a, b);
    public static Symbol CopySign(Symbol magnitude, Symbol sign) => Apply(Function.CopySign, magnitude, sign);
    public static Symbol NextAfter(Symbol x, Symbol y) => Apply(Function.NextAfter, x, y);
    public static Symbol PowerOfTwo(Symbol n) => Apply(Function.PowerOfTwo, n);

    // Two factors: 2ⁿ alone would not fit at the ends.
    public static Symbol Scale(Symbol x, Symbol n)
    {
        var half = Round(n * Of(0.5));
        return x * PowerOfTwo(half) * PowerOfTwo(n - half);
    }

    public static Symbol Limit(Symbol x, Symbol least, Symbol most)
    {
        x = Select(Less(most, x), most, x);
        return Select(Less(x, least), least, x);
    }

    public static Symbol Split(Symbol x, out Symbol exponent)
    {
        exponent = Apply(Function.Exponent, x);
        return Apply(Function.Fraction, x);
    }

    public static Symbol Apply<TFunction>(Symbol x) where TFunction : struct, IScalarFunction => WideFormula<TFunction>.Of(x);
    public static Symbol Apply<TFunction>(Symbol x, Symbol y) where TFunction : struct, IScalarFunction2 => WideFormula2<TFunction>.Of(x, y);

    public static Symbol[] Repeat<TLoop>(Symbol[] state) where TLoop : struct, ILoop
    {
        Symbol[] operands = [.. Enumerable.Range(0, state.Length).Select(Operand)];
        var goes = TLoop.Goes(operands).Expression;
        Expression[] next = [.. TLoop.Step(operands).Select(static s => s.Expression)];
        var loop = new LoopExpression([.. state.Select(static s => s.Expression)], goes, next, new Formula([goes, .. next]).Key);
        return [.. Enumerable.Range(0, state.Length).Select(i => new Symbol(new LoopResultExpression(loop, i)))];
    }

    /// <summary>A formula of operands 0 and 1 in double precision, whatever the computing type.</summary>
    internal static Symbol InDouble(Symbol formula, Symbol a, Symbol? b = null) => new(new WideExpression(formula.Expression, new Formula(formula.Expression).Key, a.Expression, b?.Expression));

    static Symbol Apply(UnaryOperator op, Symbol a) => new(new UnaryExpression(op, a.Expression));
    static Symbol Apply(BinaryOperator op, Symbol a, Symbol b) => new(new BinaryExpression(op, a.Expression, b.Expression));
    static Symbol Apply(Function function, Symbol a) => new(new FunctionExpression(function, a.Expression, null));
    static Symbol Apply(Function function, Symbol a, Symbol b) => new(new FunctionExpression(function, a.Expression, b.Expression));
    static Symbol Compare(Comparison comparison, Symbol a, Symbol b) => new(new CompareExpression(comparison, a.Expression, b.Expression));
}

/// <summary>A scalar function's formula, traced once; kernels compute it in double precision as the host does.</summary>
/// <typeparam name="TFunction">The function.</typeparam>
static class WideFormula<TFunction> where TFunction : struct, IScalarFunction
{
    static readonly Lazy<Formula?> Traced = new(static () => WideFormula.Trace(static () => TFunction.Formula(Symbol.Operand(0))));

    internal static Symbol Of(Symbol x) => WideFormula.Apply<TFunction>(Traced.Value, x.Expression, null);
}

/// <summary>As above, of two variables.</summary>
/// <typeparam name="TFunction">The function.</typeparam>
static class WideFormula2<TFunction> where TFunction : struct, IScalarFunction2
{
    static readonly Lazy<Formula?> Traced = new(static () => WideFormula.Trace(static () => TFunction.Formula(Symbol.Operand(0), Symbol.Operand(1))));

    internal static Symbol Of(Symbol x, Symbol y) => WideFormula.Apply<TFunction>(Traced.Value, x.Expression, y.Expression);
}

static class WideFormula
{
    internal static Symbol Apply<TFunction>(Formula? formula, Expression x, Expression? y) =>
        formula is null ? throw new NoFormulaException(typeof(TFunction).Name) : new(new WideExpression(formula.Results[0], formula.Key, x, y));

    /// <summary>The formula, or null where the function has none.</summary>
    internal static Formula? Trace(Func<Symbol> formula)
    {
        try
        {
            return new(formula().Expression);
        }
        catch (NotSupportedException)
        {
            return null;
        }
    }
}
