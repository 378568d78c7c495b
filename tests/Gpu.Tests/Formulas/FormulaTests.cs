using NamedTorch.Gpu;
using NamedTorch.Numerics;

namespace NamedTorch.Tests.Formulas;

/// <summary>What is the same formula, and what of it is a number of the call.</summary>
public sealed class FormulaTests
{
    static Formula Scaled(double factor) => new((Symbol.Operand(0) * Symbol.Of((Parameter)factor) + Symbol.Of(1)).Expression);

    [Fact]
    public void NumbersOfTheCall_AreNotPartOfTheKey()
    {
        Assert.Equal(Scaled(2).Key, Scaled(3).Key);
        Assert.Equal(3, Assert.IsType<ParameterExpression>(Scaled(3).Parameters.Single()).Parameter.Value);
    }

    [Fact]
    public void NumbersOfTheFormula_ArePartOfTheKey() =>
        Assert.NotEqual(new Formula((Symbol.Operand(0) * Symbol.Of(2)).Expression).Key, new Formula((Symbol.Operand(0) * Symbol.Of(3)).Expression).Key);

    [Fact]
    public void OrderOfOperands_IsPartOfTheKey() =>
        Assert.NotEqual(new Formula((Symbol.Operand(0) - Symbol.Operand(1)).Expression).Key, new Formula((Symbol.Operand(1) - Symbol.Operand(0)).Expression).Key);

    [Fact]
    public void SharedStep_IsWrittenOnce()
    {
        var step = Symbol.Operand(0);
        for (int i = 0; i < 60; i++) step += step;
        Assert.InRange(new Formula(step.Expression).Key.Length, 1, 1000);
    }
}
