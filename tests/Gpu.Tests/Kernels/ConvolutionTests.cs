using NamedTorch.Gpu;
using NamedTorch.Tests.Ptx;

namespace NamedTorch.Tests.Kernels;

/// <summary>Convolutions with channels enough to be matrix products: results and both gradients, from one list, on every device.</summary>
[Collection(nameof(MatrixTests))]
public sealed class ConvolutionTests
{
    /// <param name="Name">What is special about it.</param>
    /// <param name="X">[images, channels, height, width].</param>
    /// <param name="W">[channels, channels per group, height, width].</param>
    sealed record Case(string Name, long[] X, long[] W, int Stride = 1, int Padding = 0, int Dilation = 1, int Groups = 1)
    {
        internal static readonly Case[] All =
        [
            new("three by three", [2, 16, 7, 9], [18, 16, 3, 3], Padding: 1),
            new("one by one", [2, 20, 5, 5], [17, 20, 1, 1]),
            new("stride", [1, 16, 9, 8], [16, 16, 3, 2], Stride: 2, Padding: 1),
            new("dilation", [1, 16, 9, 8], [16, 16, 2, 3], Dilation: 2, Padding: 2),
            new("two groups", [1, 32, 6, 5], [40, 16, 3, 3], Groups: 2, Padding: 1),
            new("many windows", [3, 16, 20, 21], [16, 16, 2, 2]),
            new("deep", [1, 96, 5, 5], [16, 96, 3, 3], Padding: 1),
        ];

        public override string ToString() => Name;
    }

    [OpenClFact]
    public void OnOpenCl_ConvolutionsAreTheHosts() => Check(OpenClDevice.Device);

    [Fact]
    public void OnThePtxMachine_ConvolutionsAreTheHosts() => Check(PtxDevice.Device);

    [Theory]
    [InlineData(Float32Product.ThreeTf32, 1e-4)]
    [InlineData(Float32Product.Tf32, 2e-2)]
    public void ByMatrixUnits_ConvolutionsAreTheHosts(Float32Product product, double tolerance) => MatrixTests.With(product, () => Check(PtxDevice.Device, tolerance));

    [Fact]
    public void FewChannels_AreNoProduct() => Assert.Null(MatrixChoice.Convolution(DType.Float32, 3, 10_000, 1, rightIsDown: true, hasUnits: true, Float32Product.Tf32));

    static void Check(Device device, double tolerance = 1e-4)
    {
        var wrong = new List<string>();
        foreach (var one in Case.All)
            foreach (bool hasBias in new[] { false, true })
            {
                var (here, there) = (Run(one, hasBias, Device.Cpu), Run(one, hasBias, device));
                for (int t = 0; t < here.Length; t++)
                {
                    double largest = here[t].Max(Math.Abs);
                    int at = Enumerable.Range(0, here[t].Length).FirstOrDefault(i => !(Math.Abs(here[t][i] - there[t][i]) <= tolerance * largest), -1);
                    if (at >= 0) wrong.Add($"{one}, {(hasBias ? "bias, " : "")}{new[] { "result", "x", "w", "bias" }[t]} at {at}: {here[t][at]} became {there[t][at]}");
                }
            }
        Assert.Equal("", string.Join("\n", wrong));
    }

    static float[][] Run(Case one, bool hasBias, Device device)
    {
        Tensor Leaf(long[] sizes, ulong seed) => Torch.Randn([.. sizes.Select(static n => (Axis)n)], generator: new(seed)).To(device).WithGrad();
        Tensor x = Leaf(one.X, 1), w = Leaf(one.W, 2);
        var bias = hasBias ? Leaf([one.W[0]], 3) : null;
        var y = x.Conv2d(w, bias, stride: one.Stride, padding: one.Padding, dilation: one.Dilation, groups: one.Groups);
        y.Backward(Torch.Randn([.. y.Sizes.ToArray().Select(static n => (Axis)n)], generator: new(4)).To(device));
        Tensor[] all = bias is null ? [y, x.Grad!, w.Grad!] : [y, x.Grad!, w.Grad!, bias.Grad!];
        return [.. all.Select(static t => t.Detach().To(Device.Cpu).ToArray<float>())];
    }
}
