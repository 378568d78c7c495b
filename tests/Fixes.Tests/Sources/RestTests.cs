namespace NamedTorch.Analyzers.Fixes.Tests.Sources;

public sealed class RestTests
{
    [Fact]
    public async Task AlignToThatWouldDropADim_KeepsTheRest() => Assert.Equal(
        """static Tensor F([Dims("Batch Query Key")] Tensor x) => x.AlignTo("..", "Key", "Query");""",
        await Workshop.Fixed("""static Tensor F([Dims("Batch Query Key")] Tensor x) => x.AlignTo("Key", "Query");"""));

    [Fact]
    public async Task RefineNamesOfTooFew_KeepsTheRest() => Assert.Equal(
        """static Tensor F([Dims("Batch ? ?")] Tensor x) => x.RefineNames("..", "Query", "Key");""",
        await Workshop.Fixed("""static Tensor F([Dims("Batch ? ?")] Tensor x) => x.RefineNames("Query", "Key");"""));
}
