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
}
