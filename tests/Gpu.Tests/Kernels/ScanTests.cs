using NamedTorch.Tests.Ptx;
using static NamedTorch.Torch;

namespace NamedTorch.Tests.Kernels;

/// <summary>Running results: lines around the sizes of chunks, both directions, NaN; and how the steps grow.</summary>
[Collection(nameof(PtxDevice.Counting))]
public sealed class ScanTests
{
    static readonly Dim Row = new(), Column = new();

    public static TheoryData<long> Lengths => new((long[])[0, 1, 3, 4, 5, 63, 64, 65, 255, 256, 257, 1023, 1024, 1025, 4097]);

    static Tensor Numbers(long length) => Randn([Row[3], Column[length]], generator: new(9));

    static void Same(Tensor here, Tensor there)
    {
        double[] a = here.To(DType.Float64).ToArray<double>(), b = there.To(Device.Cpu).To(DType.Float64).ToArray<double>();
        Assert.Equal(a.Length, b.Length);
        for (int i = 0; i < a.Length; i++) Assert.True(a[i].Equals(b[i]) || Math.Abs(a[i] - b[i]) <= 2e-5 * Math.Max(1, Math.Abs(a[i])), $"{a[i]:R} became {b[i]:R} at {i}");
    }

    static void Agree(Device device, long length)
    {
        var x = Numbers(length);
        void Compare(Func<Tensor, Tensor> call, Tensor x) => Same(call(x), call(x.To(device)));
        foreach (DimRef dim in new DimRef[] { Row, Column })
        {
            Compare(x => x.CumSum(dim), x);
            Compare(x => x.CumSum(dim), (x * 100).To(DType.Int32));
            Compare(x => x.CumProd(dim), 1 + x * 0.01f);
            Compare(x => x.LogCumSumExp(dim), x.MaskedFill(x > 2.5, float.PositiveInfinity).MaskedFill(x < -1, float.NegativeInfinity));
            foreach (var some in new[] { (x * 2).Round(), x.MaskedFill(x > 3, float.NaN) })
            {
                Compare(x => x.CumMax(dim).Values, some);
                Compare(x => x.CumMax(dim).Indices, some);
                Compare(x => x.CumMin(dim).Indices, some);
            }
            if (length == 0) continue;
            Compare(x => Gradient(x, y => y.CumSum(dim)), x);
            Compare(x => Gradient(x, y => y.Prod(dim)), 1 + x * 0.01f);
        }
    }

    static Tensor Gradient(Tensor x, Func<Tensor, Tensor> call)
    {
        var leaf = x.Clone().WithGrad();
        var y = call(leaf);
        (y * y).Sum().Backward();
        return leaf.Grad!;
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void OnThePtxMachine_RunningResultsAreTheHosts(long length) => Agree(PtxDevice.Device, length);

    [OpenClTheory]
    [InlineData(65)]
    [InlineData(4097)]
    public void OnOpenCl_RunningResultsAreTheHosts(long length) => Agree(OpenClDevice.Device, length);

    [OpenClFact]
    public void ManyChunks_AreCarriedOn() =>
        Assert.Equal(Arange(600_000).To(DType.Float64).CumSum(0).ToArray<double>(), Arange(600_000).To(OpenClDevice.Device).To(DType.Float64).CumSum(0).ToArray<double>());

    [Fact]
    public void FourTimesTheElements_AreFourTimesTheSteps()
    {
        long Steps(long length)
        {
            var x = Numbers(length).To(PtxDevice.Counting);
            return PtxDevice.Cost(() => x.CumSum(Column)).Steps;
        }

        long steps = Steps(4096);
        Assert.InRange(Steps(16384), 3 * steps, 5 * steps);
    }
}
