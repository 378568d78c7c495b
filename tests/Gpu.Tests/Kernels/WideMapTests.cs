using NamedTorch.Tests.Ptx;
using static NamedTorch.Torch;

namespace NamedTorch.Tests.Kernels;

/// <summary>Maps that take four elements a thread: every end, offset and stride, and what it costs.</summary>
[Collection(nameof(PtxDevice.Counting))]
public sealed class WideMapTests
{
    static readonly long[] Sizes = [0, 1, 2, 3, 4, 5, 7, 8, 255, 256, 257, 1023, 1024, 1025, 4097];

    static readonly DType[] DTypes = [DType.Float32, DType.Float64, DType.Float16, DType.BFloat16, DType.Int64, DType.Int32, DType.Int16, DType.Int8, DType.UInt8, DType.Bool];

    static Tensor Numbers(long n) => Arange(n) * 7 % 23 - 5;

    static void Agrees(Device device, Func<Tensor, Tensor> formula, Tensor x)
    {
        Tensor here = formula(x), there = formula(x.To(device));
        Assert.Equal(here.To(DType.Float64).ToArray<double>(), there.To(Device.Cpu).To(DType.Float64).ToArray<double>());
    }

    static void EverySize(Device device)
    {
        foreach (long n in Sizes)
        {
            Agrees(device, static x => x * 3 + x, Numbers(n));
            for (int first = 1; first <= 4 && first <= n; first++) Agrees(device, x => x[first..] + x[..^first], Numbers(n));
            for (int step = 2; step <= 3 && n > 0; step++) Agrees(device, x => x.Unfold(0, 1, step).Squeeze() * 2, Numbers(n));
        }
    }

    static void EveryDType(Device device)
    {
        foreach (var dtype in DTypes)
            foreach (long n in new long[] { 3, 8, 1026 })
            {
                Agrees(device, x => x.To(dtype), (Arange(n) % 13).To(DType.Float32));
                Agrees(device, static x => x.To(DType.Float32), (Arange(n) % 13).To(dtype));
                Agrees(device, static x => x.Clone(), (Arange(n) % 13).To(dtype));
            }
    }

    static void EveryLayout(Device device)
    {
        foreach (long width in new long[] { 1, 3, 4, 12, 65, 260 })
        {
            var x = Numbers(5 * width * 6).Reshape(5, width, 6);
            Agrees(device, static x => x + x.Select(0, 1), x);
            Agrees(device, static x => x.Transpose(0, 2) * 2, x);
            Agrees(device, static x => x.Transpose(1, 2) + x.Select(2, 3).Unsqueeze(1), x);
            Agrees(device, static x => x[.., .., 1..5] + x.Select(2, 0).Unsqueeze(2), x);
            Agrees(device, static x => x[.., .., 2..] + x[.., .., ..4], x);
        }
    }

    [OpenClFact]
    public void OnOpenCl_EverySizeIsTheHosts() => EverySize(OpenClDevice.Device);

    [Fact]
    public void OnThePtxMachine_EverySizeIsTheHosts() => EverySize(PtxDevice.Device);

    [OpenClFact]
    public void OnOpenCl_EveryDTypeIsTheHosts() => EveryDType(OpenClDevice.Device);

    [Fact]
    public void OnThePtxMachine_EveryDTypeIsTheHosts() => EveryDType(PtxDevice.Device);

    [OpenClFact]
    public void OnOpenCl_EveryLayoutIsTheHosts() => EveryLayout(OpenClDevice.Device);

    [Fact]
    public void OnThePtxMachine_EveryLayoutIsTheHosts() => EveryLayout(PtxDevice.Device);

    [Fact]
    public void DenseMap_ReadsAndWritesFourAtOnce()
    {
        Tensor x = Ones([4096], DType.Float32, device: PtxDevice.Counting), y = Ones([4096], DType.Float32, device: PtxDevice.Counting);
        Assert.Equal(3 * 4096 / 4, PtxDevice.Cost(() => x.Add(y)).Accesses);
    }

    [Fact]
    public void RowThatIsAddedToAll_IsReadFourAtOnce()
    {
        Tensor x = Ones([64, 64], DType.Float32, device: PtxDevice.Counting), row = Ones([64], DType.Float32, device: PtxDevice.Counting), column = Ones([64, 1], DType.Float32, device: PtxDevice.Counting);
        Assert.Equal(3 * 4096 / 4, PtxDevice.Cost(() => x.Add(row)).Accesses);
        Assert.Equal(3 * 4096 / 4, PtxDevice.Cost(() => x.Add(column)).Accesses);
    }

    [Fact]
    public void HalfPrecision_IsReadFourAtOnce()
    {
        var x = Ones([4096], DType.BFloat16, device: PtxDevice.Counting);
        Assert.Equal(2 * 4096 / 4, PtxDevice.Cost(() => x.Exp()).Accesses);
    }

    [Fact]
    public void OddOffset_IsReadOneByOne()
    {
        var x = Ones([4097], DType.Float32, device: PtxDevice.Counting);
        Assert.Equal(4096 + 4096 / 4, PtxDevice.Cost(() => x[1..].Exp()).Accesses);
    }
}

/// <summary>The tests that count instructions, one after the other.</summary>
[CollectionDefinition(nameof(PtxDevice.Counting))]
public sealed class CountingCollection;
