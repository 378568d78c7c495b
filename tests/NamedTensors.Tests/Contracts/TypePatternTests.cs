using NamedTorch.Diagnostics;
using Xunit;
using static NamedTorch.Tests.Types;

namespace NamedTorch.Tests.Contracts;

public sealed class TypePatternTests
{
    [Theory]
    [InlineData("batch seq embed=64", "batch 2, seq 3, embed 64", null)]
    [InlineData("batch .. embed", "batch 2, embed 64", null)]
    [InlineData("batch ... embed", "batch 2, head 4, embed 64", null)]
    [InlineData("..", "", null)]
    [InlineData("", "", null)]
    [InlineData("_ embed", "? 2, embed 64", null)]
    [InlineData("_ embed", "x 2, embed 64", null)]
    [InlineData("? embed", "? 2, embed 64", null)]
    [InlineData("{embed batch ..}", "batch 2, seq 3, embed 64", null)]
    [InlineData("a=n b=n+1", "a 2, b 3", null)]
    [InlineData("Model Model*", "Model 2, Model* 2", null)]
    [InlineData("batch seq embed=64", "batch 2, embed 64", "'x' has rank 2, 3 is wanted")]
    [InlineData("batch .. embed", "embed 64", "'x' has rank 1, at least 2 is wanted")]
    [InlineData("batch seq", "seq 2, batch 3", "position 0 of 'x' is 'seq', not 'batch'")]
    [InlineData("batch seq", "? 2, seq 3", "position 0 of 'x' is unnamed, not 'batch'")]
    [InlineData("? seq", "batch 2, seq 3", "position 0 of 'x' is 'batch', not unnamed")]
    [InlineData("embed=64", "embed 32", "dim 'embed' has size 32, the signature says 64")]
    [InlineData("a=n b=n", "a 2, b 3", "dim 'b' has size 3, the signature says 2")]
    [InlineData("{embed batch}", "batch 2, seq 3, embed 64", "'x' has dims beside (embed, batch)")]
    [InlineData("{embd ..}", "batch 2, embed 64", "'x' has no dim 'embd'. Did you mean 'embed'?")]
    public void Match_SaysWhatBreaksThePattern(string pattern, string type, string? clause) =>
        Assert.Equal(clause, TypePattern.Parse(pattern).Match(Type(type))?.Value("clause"));

    [Theory]
    [InlineData("batch seq", "..")]
    [InlineData("batch seq", ".., seq 3")]
    [InlineData("batch seq=4", "batch 2, seq _")]
    [InlineData("batch seq=4", "batch 2, _ 4")]
    [InlineData("batch seq=4", "batch 2, seq n")]
    public void WhatIsUnknown_NeverBreaksAPattern(string pattern, string type) =>
        Assert.Null(TypePattern.Parse(pattern).Match(Type(type)));

    [Fact]
    public void TheMessage_QuotesTypeAndContract()
    {
        var conflict = TypePattern.Parse("batch embed=64").Match(Type("batch 2, embed 32"))!;
        Assert.IsType<ContractException>(conflict.ToException());
        Assert.Equal(
            "NT3003 Expect: 'x' is (batch 2, embed 32), expected batch embed=64: dim 'embed' has size 32, the signature says 64.\n" +
            "Align or rename it, or change the contract.", conflict.Message);
    }

    [Fact]
    public void OneNameWithinOneCall_MeansOneSize()
    {
        var sizes = new Dictionary<string, long>();
        var pattern = new DimsAttribute("batch", "...", "embed=e").Pattern;
        Assert.Null(pattern.Match(Type("batch 2, embed 8"), sizes: sizes));
        Assert.Null(pattern.Match(Type("batch 2, seq 3, embed 8"), sizes: sizes));
        Assert.Equal("dim 'batch' has size 3 here and 2 before", pattern.Match(Type("batch 3, embed 8"), sizes: sizes)!.Value("clause"));
        Assert.Equal("dim 'embed' has size 9, the signature says 8", pattern.Match(Type("batch 2, embed 9"), sizes: sizes)!.Value("clause"));
    }

    [Theory]
    [InlineData("batch seq embed=64", "batch~ _, seq~ _, embed 64")]
    [InlineData("batch .. embed=1", ".., embed~ 1")]
    [InlineData("a .. ? _", ".., ?~ _, _~ _")]
    [InlineData("{a b}", "_~ _, _~ _")]
    [InlineData("{a ..}", "..")]
    [InlineData("a a", "..")]
    [InlineData("a=2*3-1", "a 5")]
    [InlineData("", "")]
    public void ToType_IsWhatThePatternPromises(string pattern, string expected)
    {
        var type = TypePattern.Parse(pattern).ToType();
        Assert.Equal(expected, (type.Dims.IsOpen ? type.Rank == 0 ? ".." : ".., " : "") + string.Join(
            ", ", type.Dims.Select((slot, i) => $"{slot}{(slot.Unit == DimUnit.Maybe ? "~" : "")} {new Size(type.SizeArray[i])}")));
    }

    [Fact]
    public void ToType_TakesSizesFromNames()
    {
        var type = TypePattern.Parse("batch embed=2*n").ToType(name => name == "batch" ? Size.Symbol("batch") : 8);
        Assert.Equal("(batch batch, embed 16)", type.ToString());
    }

    /// <summary>A break is reported only where every tensor the type may stand for breaks the pattern; what does not break it is of its type.</summary>
    [Theory]
    [InlineData("A B")]
    [InlineData("A .. B")]
    [InlineData(".. A=2")]
    [InlineData("{A B ..}")]
    [InlineData("{A ..}")]
    [InlineData("_ ? ..")]
    [InlineData("A=n B=n ..")]
    public void AMatchOfATypeKnownInPart_SaysOnlyWhatIsCertain(string text) => Check.That(type =>
    {
        var pattern = TypePattern.Parse(text);
        var known = Inference.Abstraction.Forget(type, new Random(type.GetHashCode()));
        return pattern.Match(type) is null
            ? pattern.Match(known) is null && Inference.Abstraction.Misses(pattern.ToType(), type) is null
            : true;
    }, 3000);

    [Fact]
    public void EqualTexts_AreParsedOnce() => Assert.Same(TypePattern.Parse("a b"), TypePattern.Parse("a b"));
}
