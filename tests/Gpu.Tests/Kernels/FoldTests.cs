using NamedTorch.Tests.Ptx;
using static NamedTorch.Torch;

namespace NamedTorch.Tests.Kernels;

/// <summary>Reductions around the sizes where they are cut differently, in every direction; and what they cost.</summary>
[Collection(nameof(PtxDevice.Counting))]
public sealed class FoldTests
{
    static readonly Dim Row = new(), Column = new();

    // Whole numbers: sums are exact in any order.
    static Tensor Numbers(long rows, long columns) => (Randn([Row[rows], Column[columns]], generator: new(7)) * 4).Round();

    static void Agrees(Device device, Func<Tensor, Tensor> formula, Tensor x)
    {
        double[] here = formula(x).To(DType.Float64).ToArray<double>(), there = formula(x.To(device)).To(Device.Cpu).To(DType.Float64).ToArray<double>();
        Assert.Equal(here, there);
    }

    static void Agree(Device device, long rows, long columns)
    {
        var x = Numbers(rows, columns);
        Agrees(device, static x => x.Sum(Column), x);
        Agrees(device, static x => x.Sum(Row), x);
        Agrees(device, static x => x.Sum(), x);
        Agrees(device, static x => x[.., 1..].Sum(Column), Numbers(rows, columns + 1));
        Agrees(device, static x => x.To(DType.Int16).Sum(Column), x);
        Agrees(device, static x => x.Permute(Column, Row).Sum(), x);
        if (rows * columns > 0) Agrees(device, static x => x.Amax(Row), x);
    }

    public static TheoryData<long, long> Sizes
    {
        get
        {
            var all = new TheoryData<long, long>();
            foreach (long columns in new long[] { 0, 1, 3, 4, 5, 255, 256, 257, 1023, 1024, 1025, 4097, 8192, 8193, 16384, 16388, 65540 }) all.Add(3, columns);
            foreach (long rows in new long[] { 1, 31, 32, 33, 64, 255, 256, 257, 512, 513, 4099 }) all.Add(rows, 36);
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void OnThePtxMachine_SumsAreTheHosts(long rows, long columns) => Agree(PtxDevice.Device, rows, columns);

    [OpenClTheory]
    [InlineData(3, 5)]
    [InlineData(3, 65540)]
    [InlineData(4099, 36)]
    public void OnOpenCl_SumsAreTheHosts(long rows, long columns) => Agree(OpenClDevice.Device, rows, columns);

    [Theory]
    [InlineData(64)]
    [InlineData(128)]
    [InlineData(1000)]
    [InlineData(4200)]
    public void LayerNorm_SumsParametersOverParts(long rows)
    {
        Tensor x = Numbers(rows, 20), there = x.To(PtxDevice.Device);
        (Tensor, Tensor) Gradients(Tensor x)
        {
            Tensor weight = Ones([Column[20]], DType.Float32, device: x.Device).WithGrad(), bias = Zeros([Column[20]], DType.Float32, device: x.Device).WithGrad();
            (x.LayerNorm([Column], weight, bias) * x).Sum().Backward();
            return (weight.Grad!.To(Device.Cpu), bias.Grad!.To(Device.Cpu));
        }

        var (gradients, theirs) = (Gradients(x), Gradients(there));
        foreach (var (a, b) in new[] { (gradients.Item1, theirs.Item1), (gradients.Item2, theirs.Item2) })
            Assert.All(a.ToArray<float>().Zip(b.ToArray<float>()), pair => Assert.Equal(pair.First, pair.Second, 1e-4f * rows));
    }

    [Theory]
    [InlineData(1, 16384, 1)]
    [InlineData(4, 4096, 4)]
    [InlineData(64, 256, 64)]
    public void DenseRows_AreReadFourAtOnce(long rows, long columns, long results)
    {
        var x = Numbers(rows, columns).To(PtxDevice.Counting);
        var (_, accesses) = PtxDevice.Cost(() => x.Sum(Column));
        // Each segment's result is written, and read again.
        Assert.InRange(accesses, rows * columns / 4 + results, rows * columns / 4 + results + 2 * rows * columns / 8192);
    }

    [Fact]
    public void LongSum_IsSharedByManyThreads()
    {
        Tensor little = Numbers(1, 1 << 16).To(PtxDevice.Counting), much = Numbers(1, 1 << 18).To(PtxDevice.Counting);
        long steps = PtxDevice.Cost(() => little.Sum()).Steps, more = PtxDevice.Cost(() => much.Sum()).Steps;
        Assert.InRange(more, 3 * steps, 5 * steps);
    }
}
