using NamedTorch.Tests.Ptx;
using static NamedTorch.Torch;

namespace NamedTorch.Tests.Kernels;

/// <summary>Values that meet at one place: many indices, many of them equal, combined in order; and how the steps grow.</summary>
[Collection(nameof(PtxDevice.Counting))]
public sealed class PlaceTests
{
    const int Width = 5;

    public static TheoryData<long, long> Counts
    {
        get
        {
            var all = new TheoryData<long, long>();
            foreach (long count in new long[] { 0, 1, 3, 32, 33, 255, 257, 1024, 1025, 2500 })
                foreach (long places in new long[] { 1, 7, 900 }) all.Add(count, places);
            return all;
        }
    }

    static Tensor Indices(long count, long places) => Tensor.From([.. Enumerable.Range(0, (int)count).Select(i => (i * 7919L + i / 3) % places)], count);

    static Tensor Numbers(params Axis[] axes) => Randn(axes, generator: new(5));

    static void Same(Tensor here, Tensor there)
    {
        float[] a = here.To(DType.Float32).ToArray<float>(), b = there.To(DType.Float32).ToArray<float>();
        Assert.Equal(a.Length, b.Length);
        for (int i = 0; i < a.Length; i++) Assert.True(Math.Abs(a[i] - b[i]) <= 1e-5f * Math.Max(1, Math.Abs(a[i])), $"{a[i]:R} became {b[i]:R} at {i}");
    }

    static void Agree(Device device, long count, long places)
    {
        Tensor index = Indices(count, places), values = Numbers(count, Width), x = Numbers(places, Width);
        Tensor On(Func<Device, Tensor> call, Device where) => call(where);
        void Compare(Func<Device, Tensor> call) => Same(On(call, Device.Cpu), On(call, device));
        Compare(d => x.To(d).IndexAdd(0, index.To(d), values.To(d)));
        Compare(d => x.To(d).IndexCopy(0, index.To(d), values.To(d)));
        Compare(d => x.To(DType.BFloat16).To(d).IndexAdd(0, index.To(d), values.To(DType.BFloat16).To(d)));
        var wide = (index.Unsqueeze(1) + Arange(Width)) % places;
        Compare(d => x.To(d).ScatterAdd(0, wide.To(d), values.To(d)));
        Compare(d => x.Permute(1, 0).Contiguous().To(d).ScatterAdd(1, wide.Permute(1, 0).To(d), values.To(d).Permute(1, 0)));
        Compare(d =>
        {
            var leaf = x.To(d).Clone().WithGrad();
            (leaf.Gather(0, wide.To(d)) * values.To(d)).Sum().Backward();
            return leaf.Grad!;
        });
    }

    [Theory]
    [MemberData(nameof(Counts))]
    public void OnThePtxMachine_SumsAtPlacesAreTheHosts(long count, long places) => Agree(PtxDevice.Device, count, places);

    [OpenClTheory]
    [InlineData(33, 7)]
    [InlineData(2500, 900)]
    public void OnOpenCl_SumsAtPlacesAreTheHosts(long count, long places) => Agree(OpenClDevice.Device, count, places);

    [Fact]
    public void FourTimesTheIndices_AreLittleMoreThanFourTimesTheSteps()
    {
        long Steps(long count)
        {
            Tensor x = Numbers(300, 16).To(PtxDevice.Counting), index = Indices(count, 300).To(PtxDevice.Counting), values = Numbers(count, 16).To(PtxDevice.Counting);
            return PtxDevice.Cost(() => x.IndexAdd(0, index, values)).Steps;
        }

        long steps = Steps(2048);
        Assert.InRange(Steps(8192), 3 * steps, 6 * steps);
    }

    [OpenClFact]
    public void SumsAtPlaces_Repeat()
    {
        Tensor x = Numbers(7, 16).To(OpenClDevice.Device), index = Indices(3000, 7).To(OpenClDevice.Device), values = Numbers(3000, 16).To(OpenClDevice.Device);
        float[] once = x.IndexAdd(0, index, values).ToArray<float>();
        for (int i = 0; i < 3; i++) Assert.Equal(once, x.IndexAdd(0, index, values).ToArray<float>());
    }
}
