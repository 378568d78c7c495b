namespace NamedTorch.Analyzers.Fixes.Tests.Sources;

public sealed class NearestNameTests
{
    [Fact]
    public async Task SlipOfThePen_BecomesTheDimInSight() => Assert.Equal(
        """static Tensor F([Dims("Batch Query")] Tensor x) => x.Sum(Query);""",
        await Workshop.Fixed("""static Tensor F([Dims("Batch Query")] Tensor x) => x.Sum("Qurey");"""));

    [Fact]
    public async Task NameWithoutADimInSight_BecomesAString() => Assert.Equal(
        """static Tensor F([Dims("batch time")] Tensor x) => x.Softmax("time");""",
        await Workshop.Fixed("""static Tensor F([Dims("batch time")] Tensor x) => x.Softmax("tiem");"""));

    [Fact]
    public async Task OneOfAList_IsReplacedAlone() => Assert.Equal(
        """static Tensor F([Dims("Batch Query Key")] Tensor x) => x.Sum("Batch", Key);""",
        await Workshop.Fixed("""static Tensor F([Dims("Batch Query Key")] Tensor x) => x.Sum("Batch", "Kye");"""));

    [Fact]
    public async Task OtherDims_AreOfferedToo() => Assert.Equal(
        ["Use 'Batch'", "Use 'Query'"], (await Workshop.Titles("""static Tensor F([Dims("Batch Query")] Tensor x) => x.Sum(Model);""")).Order());

    [Fact]
    public async Task InAProgram_TheLocalDimIsUsed() => Assert.EndsWith(
        "var total = scores.Sum(query);",
        await Workshop.FixedAll("""
        using NamedTorch;
        using static NamedTorch.Torch;
        Dim batch = "batch", query = "query";
        var scores = Zeros(batch[2], query[3]);
        var total = scores.Sum("qurey");
        """, "NT1003", "NearestName"));

    [Theory]
    [InlineData("AlignAs", "x.Sum(Query)")]
    [InlineData("UseName:Batch", "x.Sum(Batch)")]
    [InlineData("UseName:Model", "x.Sum(\"Qurey\")")]
    public async Task KeyOfAnotherRule_MeansTheLikeliestFix(string key, string expected) =>
        Assert.EndsWith(expected + ";", await Workshop.FixedAll("""static Tensor F([Dims("Batch Query")] Tensor x) => x.Sum("Qurey");""", "NT1003", key));
}
