using Xunit;

namespace NamedTorch.Tests.Move;

public sealed class MoveGradientTests
{
    [Theory]
    [InlineData("Transpose"), InlineData("SwapAxes"), InlineData("MatrixTranspose"), InlineData("Permute"), InlineData("MoveDim")]
    [InlineData("AlignTo"), InlineData("AlignAs"), InlineData("AlignTensors")]
    [InlineData("Rename"), InlineData("RenameAll"), InlineData("DropNames"), InlineData("RefineNames")]
    [InlineData("Unsqueeze"), InlineData("Squeeze"), InlineData("Expand"), InlineData("ExpandAs"), InlineData("BroadcastTo"), InlineData("BroadcastTensors")]
    [InlineData("Narrow"), InlineData("Select"), InlineData("Reshape"), InlineData("View"), InlineData("Ravel"), InlineData("Flatten"), InlineData("Unflatten")]
    [InlineData("Clone"), InlineData("Contiguous"), InlineData("Cat"), InlineData("Stack")]
    [InlineData("Flip"), InlineData("Roll"), InlineData("Rot90"), InlineData("Repeat"), InlineData("Tile"), InlineData("RepeatInterleave")]
    [InlineData("Split"), InlineData("Chunk"), InlineData("TensorSplit"), InlineData("Unbind"), InlineData("HStack"), InlineData("VStack"), InlineData("DStack")]
    [InlineData("ColumnStack"), InlineData("Meshgrid"), InlineData("Diagonal"), InlineData("DiagEmbed"), InlineData("Diag"), InlineData("Tril"), InlineData("Triu")]
    [InlineData("Pad"), InlineData("Unfold"), InlineData("AsStrided"), InlineData("AtLeast"), InlineData("BlockDiag")]
    public void Samples_GradientsOfBothOrders_EqualFiniteDifferences(string operation)
    {
        foreach (var sample in SampleCheck.Of(operation))
        {
            SampleCheck.Gradients(sample);
            SampleCheck.SecondOrder(sample);
        }
    }
}
