using NamedTorch.Ops;
using NamedTorch.Tests.Ptx;
using static NamedTorch.Torch;

namespace NamedTorch.Tests.Kernels;

/// <summary>Optimizers over many tensors at once: sizes around chunks, offsets, empty ones; how often memory is touched, and in how many launches.</summary>
[Collection(nameof(PtxDevice.Counting))]
public sealed class UpdateTests
{
    static readonly long[] Sizes = [5, 0, 1, 3, 4, 255, 256, 257, 4095, 4096, 4097, 8193, 2, 7, 1024, 1025, 16, 12, 33, 64];

    // Of one block each, so that most begin at odd places, or each by itself.
    static Tensor[] Numbers(ulong seed, bool areViews)
    {
        var all = Randn([Sizes.Sum()], generator: new(seed));
        long first = 0;
        var some = new List<Tensor>();
        foreach (long size in Sizes)
        {
            var x = all.View(TensorType.Of(size), [1], first);
            some.Add(areViews ? x : x.Clone());
            first += size;
        }
        return [.. some];
    }

    static Tensor[] On(Device device, Tensor[] tensors, bool areViews)
    {
        if (!areViews) return [.. tensors.Select(x => x.To(device))];
        var all = Zeros([Sizes.Sum()], DType.Float32, device: device);
        all.CopyFrom(Cat(tensors, 0).To(device));
        return [.. tensors.Select(x => all.View(x.Type, [1], x.Offset))];
    }

    static void Agree(Device device, Action<Tensor[][]> step, bool areViews)
    {
        Tensor[][] here = [.. Enumerable.Range(1, 4).Select(s => Numbers((ulong)s, areViews).Select(x => s == 4 ? x.Abs() : x).ToArray())];
        if (areViews) here[3] = Numbers(4, areViews);
        if (areViews)
            foreach (var x in here[3]) x.Abs(into: x);
        Tensor[][] there = [.. here.Select(x => On(device, x, areViews))];
        for (int i = 0; i < 2; i++)
        {
            step(here);
            step(there);
        }
        for (int s = 0; s < here.Length; s++)
            for (int t = 0; t < here[s].Length; t++)
            {
                float[] a = here[s][t].ToArray<float>(), b = there[s][t].ToArray<float>();
                for (int i = 0; i < a.Length; i++) Assert.True(Math.Abs(a[i] - b[i]) <= 1e-5f * Math.Max(1, Math.Abs(a[i])), $"slot {s}, {a.Length} elements: {a[i]:R} became {b[i]:R} at {i}");
            }
    }

    static void Adam(Tensor[][] x) => AdamUpdate.Run(new(0.01, 0.9, 0.99, 1e-8, 0.1, true, 3), x[0], x[1], x[2], x[3]);

    static void Momentum(Tensor[][] x) => SgdUpdate.Run(new(0.01, 0.9, 0.1, 0.1, true, false), x[0], x[1], x[2]);

    static void Descent(Tensor[][] x) => SgdUpdate.Run(new(0.01, 0, 0, 0.1, false, true), x[0], x[1], []);

    static void EveryUpdate(Device device)
    {
        foreach (bool areViews in new[] { false, true })
            foreach (var step in new[] { Adam, Momentum, Descent }) Agree(device, step, areViews);
    }

    [Fact]
    public void OnThePtxMachine_UpdatesAreTheHosts() => EveryUpdate(PtxDevice.Device);

    [OpenClFact]
    public void OnOpenCl_UpdatesAreTheHosts() => EveryUpdate(OpenClDevice.Device);

    [Theory]
    [InlineData(1.0)]
    [InlineData(1e6)]
    public void ClippedGradients_AreTheHosts(double limit)
    {
        foreach (bool areViews in new[] { false, true })
        {
            Tensor[] here = Numbers(1, areViews), there = On(PtxDevice.Device, here, areViews);
            float Clip(Tensor[] x)
            {
                var norm = JointNorm.Of(x);
                JointNorm.Clip(x, norm, limit);
                return norm.To(Device.Cpu).Item<float>();
            }

            Assert.Equal(Clip(here), Clip(there), 1e-3f);
            for (int t = 0; t < here.Length; t++) Assert.All(here[t].ToArray<float>().Zip(there[t].ToArray<float>()), p => Assert.Equal(p.First, p.Second, 1e-6f));
        }
    }

    [Fact]
    public void Adam_TouchesEachNumberOnceFourAtATime()
    {
        Tensor[][] x = [.. Enumerable.Range(1, 4).Select(_ => new[] { Ones([8192], DType.Float32, device: PtxDevice.Counting) })];
        Assert.Equal(7 * 8192 / 4, PtxDevice.Cost(() => Adam(x)).Accesses);
    }

    [Fact]
    public void TwentyTensors_AreTwoLaunches()
    {
        Tensor[][] x = [.. Enumerable.Range(1, 4).Select(s => On(PtxDevice.Counting, Numbers((ulong)s, false), false))];
        Assert.Equal(2, PtxDevice.Launches(() => Adam(x)));
    }
}
