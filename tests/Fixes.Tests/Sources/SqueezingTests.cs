namespace NamedTorch.Analyzers.Fixes.Tests.Sources;

public sealed class SqueezingTests
{
    [Fact]
    public async Task DimOfSizeOneInTheWay_IsDropped() => Assert.Equal(
        """static Tensor F([Dims("Batch=8 Query=1")] Tensor prediction, [Dims("Batch=8")] Tensor target) => prediction.Squeeze(Query) - target;""",
        await Workshop.Fixed("""static Tensor F([Dims("Batch=8 Query=1")] Tensor prediction, [Dims("Batch=8")] Tensor target) => prediction - target;""", "Squeeze"));
}
