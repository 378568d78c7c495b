using NamedTorch.Inference;
using Xunit;
using static NamedTorch.Tests.Types;

namespace NamedTorch.Tests.Inference;

public sealed class UnifyTests
{
    static string Unified(string left, string right, NameRules rules)
    {
        var outcome = Unify.Try("Add", Type(left), Type(right), rules);
        return outcome.Conflict?.Headline ?? Text(outcome.Type);
    }

    [Theory]
    [InlineData("A 2, B 3", "A 2, B 3", "A 2, B 3")]
    [InlineData("A 2, B 3", "B 3", "A 2, B 3")]
    [InlineData("B 3", "A 2, B 3", "A 2, B 3")]
    [InlineData("A 2, B 3", "", "A 2, B 3")]
    [InlineData("? 3, B 3", "A 3, ? 3", "A 3, B 3")]
    [InlineData("A 3, ? 3", "C 3", "A 3, C 3")]
    [InlineData("A 3", "? 2, ? 3", "? 2, A 3")]
    [InlineData("? 2, ? 1", "A 2, B 3", "A 2, B 3")]
    [InlineData("? 2, ? 1", "? 3", "? 2, ? 3")]
    [InlineData("A 2, B! 1", "A 2, B 3", "A 2, B 3")]
    [InlineData("A! 1, B 3", "A 2, B! 1", "A 2, B 3")]
    [InlineData("A! 1", "A! 1", "A! 1")]
    [InlineData("A! 1", "A 1", "A 1")]
    [InlineData("A! 1, B 3", "B 3", "A! 1, B 3")]
    [InlineData("A 0, B! 1", "A 0, B 0", "A 0, B 0")]
    [InlineData("A 2, B 3", "A 2, C 3", "NT1001 Add: dim 'B' of 'left' and dim 'C' of 'right' are at the same position from the right but differ.")]
    [InlineData("A 3, B 3", "A 3", "NT1001 Add: dim 'B' of 'left' and dim 'A' of 'right' are at the same position from the right but differ.")]
    [InlineData("A 3, ? 3", "A 3", "NT1002 Add: dim 'A' is at different positions from the right in 'right' and 'left'.")]
    [InlineData("A 3, ? 3", "? 3, A 3", "NT1002 Add: dim 'A' is at different positions from the right in 'right' and 'left'.")]
    [InlineData("A 3", "A 2, ? 3", "NT1002 Add: dim 'A' is at different positions from the right in 'left' and 'right'.")]
    [InlineData("A 3, B 3", "B 3, A 3", "NT1001 Add: dim 'B' of 'left' and dim 'A' of 'right' are at the same position from the right but differ.")]
    [InlineData("N 3, ? 3", "N 3", "NT1002 Add: dim 'N' is at different positions from the right in 'right' and 'left'.")]
    [InlineData("A 2, B 3", "A 2, B 4", "NT2001 Add: dim 'B' has size 3 in 'left' and 4 in 'right'.")]
    [InlineData("? 2, ? 3", "? 4", "NT2001 Add: position 1 from the right has size 3 in 'left' and 4 in 'right'.")]
    [InlineData("A 2, B 9", "A 3, C 8", "NT1001 Add: dim 'B' of 'left' and dim 'C' of 'right' are at the same position from the right but differ.")]
    public void BothRules_Agree(string left, string right, string expected)
    {
        Assert.Equal(expected, Unified(left, right, NameRules.Strict));
        Assert.Equal(expected, Unified(left, right, NameRules.PyTorch));
    }

    [Theory]
    [InlineData("A 2, B 3", "A 1, B 3", "NT2002 Add: dim 'A' of 'right' has size 1 and would stretch to 2.")]
    [InlineData("A 1, B 3", "A 2, B 3", "NT2002 Add: dim 'A' of 'left' has size 1 and would stretch to 2.")]
    [InlineData("A 2, B 3", "B 1", "NT2002 Add: dim 'B' of 'right' has size 1 and would stretch to 3.")]
    [InlineData("? 2", "B 1", "NT2002 Add: dim 'B' of 'right' has size 1 and would stretch to 2.")]
    [InlineData("A 0", "A 1", "NT2002 Add: dim 'A' of 'right' has size 1 and would stretch to 0.")]
    public void NamedSizeOneThatIsNoUnit_StretchesByPyTorchsRulesOnly(string left, string right, string strict)
    {
        Assert.Equal(strict, Unified(left, right, NameRules.Strict));
        Assert.StartsWith("A ", Unified(left, right, NameRules.PyTorch).Replace("B 2", "A 2"));
    }

    [Theory]
    [InlineData("A 2, _ _", "A 2, B 3", "A 2, B 3")]
    [InlineData("A 2, _ _", "C 3", "A 2, C 3")]
    [InlineData(".., B 3", "A 2, B 3", ".., A 2, B 3")]
    [InlineData("..", "A 2", ".., A 2")]
    [InlineData("A _", "A 1", "A 1")]
    [InlineData("? _", "A 1", "A 1")]
    [InlineData("? 1", "A _", "A _")]
    [InlineData("A _", "A 5", "A 5")]
    [InlineData("A n", "A n", "A n")]
    [InlineData("A n", "A m", "A n")]
    [InlineData("? n", "? m", "? _")]
    [InlineData("A n", "A 5", "A 5")]
    [InlineData(".., A 2", "B 2", "NT1001 Add: dim 'A' of 'left' and dim 'B' of 'right' are at the same position from the right but differ.")]
    public void WhatIsUnknown_UnifiesSilently(string left, string right, string expected) =>
        Assert.Equal(expected, Unified(left, right, NameRules.Strict));

    [Fact]
    public void SizesThatDifferWhateverTheirSymbols_AreRefused()
    {
        var n = Size.Symbol("n");
        var longer = new TensorType(DimList.Of("A"), [(n + 1).Code]);
        Assert.Equal("NT2001 Add: dim 'A' has size n in 'left' and n+1 in 'right'.",
            Unify.Try("Add", Type("A n"), longer, NameRules.Strict).Conflict!.Headline);
        Assert.Null(Unify.Try("Add", Type("A n"), longer, NameRules.PyTorch).Conflict);
    }

    [Fact]
    public void TheSameType_IsReturnedAsItIs()
    {
        var type = Type("A 2, B 3");
        Assert.Same(type, Unify.Types("Add", type, type));
        Assert.Same(type, Unify.Types("Add", type, Type("A 2, B 3")));
        Assert.Same(type, Unify.Types("Add", type, Type("B 3")));
        Assert.Same(type, Unify.Types("Add", Type("B 3"), type));
    }

    [Fact]
    public void Types_ThrowsTheTypedExceptionUnderTheRulesOfTheThread()
    {
        TensorType one = Type("A 1"), two = Type("A 2");
        var error = Assert.Throws<SizeMismatchException>(() => Unify.Types("Mul", one, two));
        Assert.Equal(
            "NT2002 Mul: dim 'A' of 'left' has size 1 and would stretch to 2.\n  left  (A 1)\n  right (A 2)\n" +
            "A named dim of size 1 stretches only where an operation made it. Drop it with left.Squeeze(\"A\"), or say so with left.Expand((\"A\", 2)).",
            error.Message);
        using (NameRules.PyTorch13()) Assert.Equal("A 2", Text(Unify.Types("Mul", one, two)));
        Assert.Throws<SizeMismatchException>(() => Unify.Types("Mul", one, two));
    }

    [Fact]
    public void ManyOperands_AreFoldedFromTheLeft()
    {
        var outcome = Unify.All("Where", [Type("B 3"), Type("A 2, ? 3"), Type("")], NameRules.Strict, ["mask", "x", "y"]);
        Assert.Equal("A 2, B 3", Text(outcome.Type));
        var conflict = Unify.All("Where", [Type("B 3"), Type("B 3"), Type("C 3")], NameRules.Strict, ["mask", "x", "y"]).Conflict!;
        Assert.Equal("NT1001 Where: dim 'B' of 'the operands before' and dim 'C' of 'y' are at the same position from the right but differ.", conflict.Headline);
        var names = Unify.All("Where", [Type("B 3"), Type("B 4"), Type("C 3")], NameRules.Strict, ["mask", "x", "y"]).Conflict!;
        Assert.Equal("NT1001 Where: dim 'B' of 'the operands before' and dim 'C' of 'y' are at the same position from the right but differ.\n  y (C 3)",
            string.Join('\n', names.Message.Split('\n').Take(2)));
    }
}
