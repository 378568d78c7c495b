using NamedTorch.Inference;
using Xunit;
using static NamedTorch.Tests.Types;

namespace NamedTorch.Tests.Inference;

public sealed class JoinTests
{
    [Theory]
    [InlineData("A 2, B 3", "A 2, B 3", "A 2, B 3")]
    [InlineData("A 2, B 3", "A 2, B 4", "A 2, B _")]
    [InlineData("A 2, B 3", "A 2, C 3", "A 2, _ 3")]
    [InlineData("A 2, ? 3", "A 2, C 3", "A 2, _ 3")]
    [InlineData("A 2, B 3", "B 3", ".., B 3")]
    [InlineData("A 2, B 3", ".., B 3", ".., B 3")]
    [InlineData("A 2, B 3", "B 3, A 2", "_ _, _ _")]
    [InlineData("A 2", "", "..")]
    public void Types_AreJoinedFromTheRight(string left, string right, string expected)
    {
        Assert.Equal(expected, Text(Join.Of(Type(left), Type(right))));
        Assert.Equal(expected, Text(Join.Of(Type(right), Type(left))));
    }

    [Fact]
    public void UnitAndNoUnit_MayBeEither()
    {
        var join = Join.Of(Type("A! 1"), Type("A 1"));
        Assert.Equal(DimUnit.Maybe, join.Dims[0].Unit);
        Assert.Equal(DimUnit.Maybe, Join.Of(join, Type("A! 1")).Dims[0].Unit);
        Assert.Null(Unify.Try("Add", join, Type("A 5"), NameRules.Strict).Conflict);
    }

    [Fact]
    public void AJoin_StandsForBoth() => Check.ThatPairs((a, b) =>
        Abstraction.Misses(Join.Of(a, b), a) is null && Abstraction.Misses(Join.Of(a, b), b) is null);

    [Fact]
    public void WhatIsForgotten_StandsForWhatItWas() => Check.That(x =>
        Abstraction.Misses(Abstraction.Forget(x, new Random(x.GetHashCode())), x) is null);
}
