using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace NamedTorch.Tests.Dims;

public sealed class SizeTests
{
    static readonly Size n = Size.Symbol("n"), m = Size.Symbol("m");

    [Fact]
    public void EqualPolynomials_AreEqualSizes()
    {
        Assert.True((n + 1) * (n - 1) == n * n - 1);
        Assert.True(n * m / n == m);
        Assert.True((6 * n + 4) / 2 == 3 * n + 2);
        Assert.True(n - n == 0);
        Assert.True((n + 2) - 2 == n);
        Assert.True((2 * n + 5) / 2 == n + 2);
        Assert.True(n / n == 1);
        Assert.False(n == m);
    }

    [Theory]
    [InlineData("n+2", 1, 0, 2)]
    [InlineData("2*n-1", 2, 0, -1)]
    [InlineData("n*m", 0, 1, 0)]
    public void Text_ReadsAsAFormula(string text, int ofN, int times, int constant)
    {
        Size size = times == 1 ? n * m : ofN * n;
        size = constant < 0 ? size - -constant : size + constant;
        Assert.Equal(text, size.ToString());
    }

    [Fact]
    public void APartThatDoesNotDivide_BecomesASymbolOfItsOwn()
    {
        Assert.Equal("⌊n/2⌋+1", (n / 2 + 1).ToString());
        Assert.Equal("⌊(n-1)/2⌋+1", ((n - 1) / 2 + 1).ToString());
        Assert.True((n - 1) / 2 == (n - 1) / 2);
        Assert.Equal("⌊n/m⌋", (n / m).ToString());
        Assert.Equal("⌊n/(m+1)⌋", (n / (m + 1)).ToString());
    }

    [Fact]
    public void WhatIsUnknown_StaysUnknown()
    {
        Assert.True((Size.Unknown + 1).IsUnknown && (n * Size.Unknown).IsUnknown && (n / 0).IsUnknown && ((Size)5 / 0).IsUnknown);
        Assert.Equal("_", Size.Unknown.ToString());
    }

    [Fact]
    public void BelowZero_IsAFormulaAndNoSize()
    {
        Size below = (Size)3 - 5;
        Assert.Equal((-2L, "-2"), (below.NegativeConstant, below.ToString()));
        Assert.True(below + 5 == 3);
        Assert.True(below / 2 == (Size)0 - 1 && (below - 1) / 2 == (Size)0 - 2);
        Assert.Null(((Size)3).NegativeConstant);
        Assert.Null(n.NegativeConstant);
        Assert.Throws<ArgumentOutOfRangeException>(() => (Size)(-1L));
    }

    [Fact]
    public void SurelyDifferent_AreConstantsOrFormulasAConstantApart()
    {
        Assert.True(Size.SurelyDiffer(2, 3) && Size.SurelyDiffer(n.Code, (n + 1).Code));
        Assert.False(Size.SurelyDiffer(2, 2) || Size.SurelyDiffer(n.Code, m.Code) || Size.SurelyDiffer(-1, 3) || Size.SurelyDiffer(n.Code, 3));
    }

    [Fact]
    public void Overflow_Throws() => Assert.Throws<OverflowException>(() => (Size)long.MaxValue * 2);

    [Fact]
    public void Formulas_EvaluateAsTheirArithmetic()
    {
        // A formula over n is held against plain arithmetic by substituting a number for n and comparing the difference.
        var gen = from a in Gen.Choose(0, 20) from b in Gen.Choose(0, 20) from c in Gen.Choose(1, 5) from k in Gen.Choose(0, 9) select (a, b, c, k);
        Prop.ForAll(Arb.From(gen), v =>
        {
            Size formula = ((Size)(v.a * v.c) * n + v.b) / v.c - v.k + v.k;
            Size expected = (Size)v.a * n + v.b / v.c;
            return formula == expected;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }
}
