using NamedTorch.Tests.Ptx;
using static NamedTorch.Torch;

namespace NamedTorch.Tests.Operations;

/// <summary>Lines that the host computes in C# and devices in other operations: ties, missing values, zeros and ends.</summary>
public sealed class LineInPartsTests
{
    static readonly float[] Numbers = [2, 1, float.NaN, 1, 2, float.NaN, 0, -0f, 3, 3, float.PositiveInfinity, 2, 1, 5, float.NaN];

    [OpenClFact]
    public void OnOpenCl_MostFrequentAndCounts_AreTheHosts() => Check(OpenClDevice.Device);

    [Fact]
    public void OnThePtxMachine_MostFrequentAndCounts_AreTheHosts() => Check(PtxDevice.Device);

    static void Check(Device device)
    {
        foreach (var x in (Tensor[])[Tensor.From(Numbers, ("Row", 3), ("Column", 5)), RandInt(0, 4, [("Row", 7), ("Column", 40)], generator: new(1)), Ones([("Row", 1), ("Column", 1)]),
            RandInt(0, 2, [("Row", 5), ("Column", 6)], generator: new(2)).To(DType.Bool)])
            foreach (string dim in (string[])["Row", "Column"])
                foreach (bool keeps in (bool[])[false, true])
                {
                    var (here, there) = (x.Mode(dim, keeps), x.To(device).Mode(dim, keeps));
                    Assert.Equal((here.Values.Type, here.Indices.Type), (there.Values.Type, there.Indices.Type));
                    Assert.Equal(here.Indices.ToArray<long>(), there.Indices.ToArray<long>());
                    Assert.Equal(here.Values.To(DType.Float32).ToArray<float>(), there.Values.To(Device.Cpu).To(DType.Float32).ToArray<float>());
                }
        var y = Tensor.From(Numbers, ("N", Numbers.Length));
        Assert.Equal(y.Histc(4, 0, 3).ToArray<float>(), y.To(device).Histc(4, 0, 3).ToArray<float>());
        Assert.Equal(y.Histc(3, -1, 100, "Bin").ToArray<float>(), y.To(device).Histc(3, -1, 100, "Bin").ToArray<float>());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void RunningProducts_HaveTheirSlopesAtZeros(bool isHost)
    {
        // d/dxⱼ Σ gᵢ yᵢ by leaving the factor out, term by term.
        float[] factors = [2, -3, 0, 4, 0, 5], slopes = [1, 2, 3, 4, 5, 6], expected = new float[6];
        for (int j = 0; j < 6; j++)
            for (int i = j; i < 6; i++)
                expected[j] += slopes[i] * Enumerable.Range(0, i + 1).Where(k => k != j).Aggregate(1f, (product, k) => product * factors[k]);
        var device = isHost ? Device.Cpu : PtxDevice.Device;
        var x = Tensor.From(factors, 6).To(device).WithGrad();
        (x.CumProd(0) * Tensor.From(slopes, 6).To(device)).Sum().Backward();
        Assert.Equal(expected, x.Grad!.To(Device.Cpu).ToArray<float>());
    }
}
