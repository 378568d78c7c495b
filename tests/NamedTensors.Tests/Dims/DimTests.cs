using NamedTorch.Diagnostics;
using Xunit;

namespace NamedTorch.Tests.Dims;

public sealed class DimTests
{
    static readonly Dim Batch = new(), Time = new();

    Dim Property { get; } = new();

    [Fact]
    public void ADeclaration_TakesTheNameOfItsField()
    {
        Assert.Equal("Batch", Batch.Name);
        Assert.Equal("Time", Time.ToString());
        Assert.Equal("Property", Property.Name);
    }

    [Theory]
    [InlineData(".ctor", DiagnosticId.NT5001)]
    [InlineData("<Main>$", DiagnosticId.NT5001)]
    [InlineData("1a", DiagnosticId.NT1011)]
    [InlineData("", DiagnosticId.NT1011)]
    [InlineData("a b", DiagnosticId.NT1011)]
    [InlineData("é", DiagnosticId.NT1011)]
    [InlineData("Model*", DiagnosticId.NT1011)]
    [InlineData("..", DiagnosticId.NT1011)]
    public void ADeclaredNameThatIsNoIdentifier_IsRefused(string name, DiagnosticId id) =>
        Assert.Equal(id, Assert.Throws<InvalidNameException>(() => new Dim(name)).Id);

    [Fact]
    public void FSharpsStaticMember_LosesItsSuffix() => Assert.Equal("Batch", new Dim("Batch@").Name);

    [Fact]
    public void Equality_IsOrdinalByName()
    {
        Assert.True(Batch == "Batch" && Batch != "batch" && Batch.Equals(new Dim("Batch")) && !Batch.Equals(null));
        Assert.True(Batch != null! && (Dim?)null == (Dim?)null);
        Assert.Equal(Batch.GetHashCode(), new Dim("Batch").GetHashCode());
    }

    [Fact]
    public void TheStar_IsTheSecondOccurrence()
    {
        Assert.Equal("Batch*", Batch.Star.Name);
        Assert.Equal("Batch**", Batch.Star.Star.Name);
        Assert.Same(Batch.Star, Batch.Star);
        Assert.True((Dim)"Batch*" == Batch.Star);
        Assert.Throws<InvalidNameException>(() => (Dim)"*");
        Assert.Throws<InvalidNameException>(() => (Dim)"a*b");
    }

    [Fact]
    public void AnAxis_IsADimWithASize()
    {
        Axis sized = Batch[32], unnamed = 5, pair = ("Batch", 32), none = (null, 7);
        Assert.True(sized == pair && sized != unnamed);
        Assert.Equal(("Batch 32", "? 5", "? 7"), (sized.ToString(), unnamed.ToString(), none.ToString()));
        Assert.Null(unnamed.Dim);
        Assert.Equal(sized.GetHashCode(), pair.GetHashCode());
    }

    [Fact]
    public void AReference_IsANameAPositionOrTheRest()
    {
        DimRef name = Batch, text = "Batch", position = -2, index = ^1, start = 1, rest = .., dots = "...", none = (string?)null;
        Assert.True(name == text && name.Kind == DimRefKind.Name && name != position);
        Assert.Equal((-2, -1, 1), (position.Position, index.Position, start.Position));
        Assert.True(rest == Dim.Rest && dots == rest && (DimRef)".." == rest && none == DimRef.Unnamed && (DimRef)(Dim?)null == none);
        Assert.Equal("Batch -2 .. ?", string.Join(' ', name, position, rest, none));
        Assert.Throws<ArgumentException>(() => (DimRef)(1..));
        Assert.Equal(DiagnosticId.NT1011, Assert.Throws<InvalidNameException>(() => (DimRef)"x.y").Id);
    }

    [Fact]
    public void ReferencesInOneCall_MayMixAllForms()
    {
        static string Join(params ReadOnlySpan<DimRef> dims) => string.Join(' ', dims.ToArray());
        Assert.Equal("Batch Time .. -1 0", Join(Batch, "Time", .., ^1, 0));
    }
}
