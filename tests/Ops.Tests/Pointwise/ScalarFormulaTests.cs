using System.Reflection;
using NamedTorch.Numerics;
using Xunit;

namespace NamedTorch.Tests.Pointwise;

/// <summary>The form of a scalar function for devices gives what its C# gives.</summary>
public sealed class ScalarFormulaTests
{
    static readonly double[] Ends = [0, -0.0, double.PositiveInfinity, double.NegativeInfinity, double.NaN, 1, -1, 2, 0.5, -2, 20, -20, 100, 1e9, 300];

    static IEnumerable<Type> Of(Type contract) => typeof(Torch).Assembly.GetTypes().Where(t => t.IsValueType && contract.IsAssignableFrom(t));

    public static TheoryData<Type> OneVariable => [.. Of(typeof(IScalarFunction))];

    public static TheoryData<Type> TwoVariables => [.. Of(typeof(IScalarFunction2))];

    static IEnumerable<double> Points => Ends.Concat(Enumerable.Range(-400, 801).Select(static i => i / 37.0)).Concat(Enumerable.Range(1, 60).Select(static i => Math.Pow(10, -i / 5.0)));

    [Theory]
    [MemberData(nameof(OneVariable))]
    public void Formula_IsTheValue(Type function) => typeof(ScalarFormulaTests).GetMethod(nameof(One), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(function).Invoke(null, null);

    [Theory]
    [MemberData(nameof(TwoVariables))]
    public void FormulaOfTwo_IsTheValue(Type function) => typeof(ScalarFormulaTests).GetMethod(nameof(Two), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(function).Invoke(null, null);

    static void One<TFunction>() where TFunction : struct, IScalarFunction
    {
        foreach (double x in Points) Check($"{x:R}", TFunction.Value(x), TFunction.Formula(new Real(x)).Value);
    }

    static void Two<TFunction>() where TFunction : struct, IScalarFunction2
    {
        foreach (double x in Points.Where(static (_, i) => i % 7 == 0).Concat(Ends))
            foreach (double y in Points.Where(static (_, i) => i % 11 == 0).Concat(Ends))
                Check($"{x:R}, {y:R}", TFunction.Value(x, y), TFunction.Formula(new Real(x), new Real(y)).Value);
    }

    [Fact]
    public void ZetaFarLeft_IsItsSum()
    {
        double sum = 1 / (1e6 - 20.125 - 0.5);
        for (int k = 0; k < 1000000; k++) sum += 1 / ((k - 20.125) * (k - 20.125));
        Assert.Equal(sum, SpecialFunctions.Zeta(2, -20.125), 1e-9);
    }

    static void Check(string at, double expected, double actual) =>
        Assert.True(expected.Equals(actual) || expected == actual || Math.Abs(actual - expected) <= 1e-11 * (Math.Abs(expected) + 1e-3), $"at {at}: {expected:R} became {actual:R}");
}
