using NamedTorch.Gpu;
using NamedTorch.Tests.Ptx;
using static NamedTorch.Torch;

namespace NamedTorch.Tests.Kernels;

/// <summary>Attention without its matrix of scores: results and gradients, from one list, on every device.</summary>
public sealed class AttentionTests
{
    /// <param name="Name">What is special about it.</param>
    sealed record Case(string Name, long Queries, long Keys, long Width, long ValueWidth, bool IsCausal = false)
    {
        internal static readonly Case[] All =
        [
            new("one tile", 32, 32, 16, 16),
            new("edges", 37, 45, 5, 9),
            new("causal", 70, 70, 12, 12, true),
            new("causal, more keys", 20, 50, 8, 8, true),
            new("causal, more queries", 50, 20, 8, 8, true),
            new("wide: small tiles", 20, 35, 100, 70),
        ];
    }

    [OpenClFact]
    public void OnOpenCl_AttentionIsTheHosts() => Check(OpenClDevice.Device);

    [Fact]
    public void OnThePtxMachine_AttentionIsTheHosts() => Check(PtxDevice.Device);

    [Fact]
    public void Widths_ThatDoNotFit_AreNotTaken()
    {
        Assert.Equal(32, AttentionShape.Of(64, 64, false)!.Value.Side);
        Assert.Equal(16, AttentionShape.Of(128, 128, false)!.Value.Side);
        Assert.Null(AttentionShape.Of(256, 256, false));
    }

    [Fact]
    public void WideRows_AreStillAttendedTo()
    {
        Tensor q = Randn([3, 200], generator: new(1)), k = Randn([4, 200], generator: new(2));
        Near(F.ScaledDotProductAttention(q, k, k, -1, -2), F.ScaledDotProductAttention(q.To(PtxDevice.Device), k.To(PtxDevice.Device), k.To(PtxDevice.Device), -1, -2), "wide");
    }

    [Fact]
    public void LargeScores_DoNotOverflow()
    {
        Tensor q = Randn([40, 8], generator: new(1)) * 100, k = Randn([70, 8], generator: new(2)) * 100;
        Near(F.ScaledDotProductAttention(q, k, k, -1, -2), F.ScaledDotProductAttention(q.To(PtxDevice.Device), k.To(PtxDevice.Device), k.To(PtxDevice.Device), -1, -2), "large");
    }

    [Fact]
    public void SecondDerivatives_AreTheHosts()
    {
        float[] Second(Device device)
        {
            Tensor q = Randn([6, 4], generator: new(1)).To(device).WithGrad(), k = Randn([7, 4], generator: new(2)).To(device).WithGrad();
            var y = F.ScaledDotProductAttention(q, k, k, -1, -2, isCausal: true);
            var first = Autograd.Grad((y * y).Sum(), q, createGraph: true);
            return Autograd.Grad((first * first).Sum(), k).To(Device.Cpu).ToArray<float>();
        }
        float[] here = Second(Device.Cpu), there = Second(PtxDevice.Device);
        for (int i = 0; i < here.Length; i++) Assert.Equal(here[i], there[i], 1e-3f * (1 + Math.Abs(here[i])));
    }

    static void Check(Device device)
    {
        foreach (var one in Case.All)
        {
            Tensor[] here = Run(one, Device.Cpu), there = Run(one, device);
            for (int t = 0; t < here.Length; t++) Near(here[t], there[t], $"{one.Name}: {new[] { "result", "query", "key", "value" }[t]}");
        }
    }

    // Named, each in an order of its own, heads and batch apart in memory.
    static Tensor[] Run(Case one, Device device)
    {
        Tensor q = Randn([("Query", one.Queries), ("Batch", 2), ("Heads", 2), ("Width", one.Width)], generator: new(1)).To(device).WithGrad();
        Tensor k = Randn([("Batch", 2), ("Width", one.Width), ("Heads", 2), ("Key", one.Keys)], generator: new(2)).To(device).WithGrad();
        Tensor v = Randn([("Heads", 2), ("Batch", 2), ("Key", one.Keys), ("Value", one.ValueWidth)], generator: new(3)).To(device).WithGrad();
        var y = F.ScaledDotProductAttention(q, k, v, "Width", "Key", isCausal: one.IsCausal);
        y.Backward(RandnLike(y.Detach().To(Device.Cpu), generator: new(4)).To(device));
        return [y, q.Grad!, k.Grad!, v.Grad!];
    }

    static void Near(Tensor expected, Tensor actual, string what)
    {
        Assert.Equal(expected.Type, actual.Type);
        float[] a = expected.Detach().ToArray<float>(), b = actual.Detach().To(Device.Cpu).ToArray<float>();
        double largest = a.Max(Math.Abs);
        for (int i = 0; i < a.Length; i++) Assert.True(Math.Abs(a[i] - b[i]) <= 1e-4 * largest, $"{what} at {i}: {a[i]} became {b[i]}");
    }
}
