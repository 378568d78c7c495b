using NamedTorch.Tests.Ptx;
using static NamedTorch.Torch;

namespace NamedTorch.Tests.Kernels;

/// <summary>Order along lines: sizes around a group's block, equal elements and NaN, both directions, places; and how the steps grow.</summary>
[Collection(nameof(PtxDevice.Counting))]
public sealed class SortTests
{
    static readonly Dim Row = new(), Column = new();

    public static TheoryData<long> Lengths => new((long[])[0, 1, 2, 3, 4, 5, 31, 33, 255, 256, 257, 511, 513, 1023, 1024, 1025, 2048, 2049, 4097]);

    // Few different numbers, so that many are equal, with NaN and infinities among them.
    static Tensor Numbers(long rows, long length)
    {
        var x = Randn([Row[rows], Column[length]], generator: new(3));
        var rounded = (x * 3).Round();
        return rounded.MaskedFill(x > 1.5, float.NaN).MaskedFill(x < -1.9, float.NegativeInfinity);
    }

    static void Same(Tensor here, Tensor there) => Assert.Equal(here.To(DType.Float64).ToArray<double>(), there.To(Device.Cpu).To(DType.Float64).ToArray<double>());

    static void Agree(Device device, Tensor x)
    {
        var there = x.To(device);
        foreach (DimRef dim in new DimRef[] { Row, Column })
            foreach (bool descending in new[] { false, true })
            {
                var (here, it) = (x.Sort(dim, descending), there.Sort(dim, descending));
                Same(here.Values, it.Values);
                Same(here.Indices, it.Indices);
            }
        if (x.ElementCount == 0) return;
        long most = Math.Min(3, x.Sizes[1]);
        Same(x.TopK(most, Column).Indices, there.TopK(most, Column).Indices);
        Same(x.KthValue(most, Column).Indices, there.KthValue(most, Column).Indices);
        Same(x.Median(Column).Indices, there.Median(Column).Indices);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void OnThePtxMachine_OrdersAreTheHosts(long length) => Agree(PtxDevice.Device, Numbers(3, length));

    [OpenClTheory]
    [InlineData(5)]
    [InlineData(1024)]
    [InlineData(5000)]
    [InlineData(100_000)]
    public void OnOpenCl_OrdersAreTheHosts(long length) => Agree(OpenClDevice.Device, Numbers(3, length));

    [Theory]
    [InlineData(DType.Int64)]
    [InlineData(DType.Float64)]
    [InlineData(DType.UInt8)]
    [InlineData(DType.BFloat16)]
    [InlineData(DType.Bool)]
    public void EveryDType_IsOrderedAsOnTheHost(DType dtype)
    {
        Tensor x = (Arange(3 * 1030) * 7919 % 101).Reshape(3, 1030).To(dtype), there = x.To(PtxDevice.Device);
        var (here, it) = (x.Sort(1), there.Sort(1));
        Same(here.Values, it.Values);
        Same(here.Indices, it.Indices);
    }

    [Fact]
    public void StridedLines_AreOrderedAsOnTheHost()
    {
        var x = Numbers(5, 2051);
        Agree(PtxDevice.Device, x[1.., 1..]);
        var (here, there) = (x.Permute(Column, Row).Sort(0), x.To(PtxDevice.Device).Permute(Column, Row).Sort(0));
        Same(here.Indices, there.Indices);
    }

    [Fact]
    public void FourTimesTheElements_AreLittleMoreThanFourTimesTheSteps()
    {
        Tensor little = Numbers(1, 2048).To(PtxDevice.Counting), much = Numbers(1, 8192).To(PtxDevice.Counting);
        long steps = PtxDevice.Cost(() => little.Sort(Column)).Steps, more = PtxDevice.Cost(() => much.Sort(Column)).Steps;
        Assert.InRange(more, 4 * steps, 6 * steps);
    }
}
