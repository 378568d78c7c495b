using Xunit;

namespace NamedTorch.Tests.Index;

public sealed class IndexGradientTests
{
    [Theory]
    [InlineData("Indexing"), InlineData("IndexSelect"), InlineData("IndexAdd"), InlineData("IndexCopy"), InlineData("IndexFill"), InlineData("Embedding")]
    [InlineData("Gather"), InlineData("TakeAlongDim"), InlineData("Scatter"), InlineData("ScatterAdd"), InlineData("Take"), InlineData("Put")]
    [InlineData("MaskedSelect"), InlineData("MaskedScatter"), InlineData("Nonzero"), InlineData("OneHot")]
    [InlineData("ScatterReduce"), InlineData("IndexReduce"), InlineData("SelectScatter"), InlineData("SliceScatter"), InlineData("DiagonalScatter")]
    [InlineData("AsStridedScatter"), InlineData("IndexPut"), InlineData("SearchSorted"), InlineData("Bucketize")]
    public void Samples_GradientsOfBothOrders_EqualFiniteDifferences(string operation)
    {
        foreach (var sample in SampleCheck.Of(operation))
        {
            SampleCheck.Gradients(sample);
            SampleCheck.SecondOrder(sample);
        }
    }
}
