using NamedTorch.Gpu;
using NamedTorch.Tests.Ptx;
using static NamedTorch.Torch;

namespace NamedTorch.Tests.Kernels;

/// <summary>Attention without its matrix of scores: results and gradients, from one list, on every device.</summary>
public sealed class AttentionTests
{
    /// <param name="Name">What is special about it.</param>
    /// <param name="Mask">The dims of a mask, or none.</param>
    /// <param name="IsAdded">The mask is of numbers.</param>
    sealed record Case(string Name, long Queries, long Keys, long Width, long ValueWidth, bool IsCausal = false, string Mask = "", bool IsAdded = false)
    {
        internal static readonly Case[] All =
        [
            new("one tile", 32, 32, 16, 16),
            new("edges", 37, 45, 5, 9),
            new("causal", 70, 70, 12, 12, true),
            new("causal, more keys", 20, 50, 8, 8, true),
            new("causal, more queries", 50, 20, 8, 8, true),
            new("wide: small tiles", 20, 35, 100, 70),
            new("key padding", 37, 45, 8, 8, Mask: "Batch Key"),
            new("mask of one dim", 20, 50, 8, 8, Mask: "Key"),
            new("mask of all dims, another order", 50, 20, 8, 8, Mask: "Key Heads Query Batch"),
            new("causal and padding", 40, 40, 8, 8, true, Mask: "Batch Key"),
            new("bias", 37, 45, 8, 8, Mask: "Heads Query Key", IsAdded: true),
            new("bias, causal, more keys", 20, 50, 8, 8, true, Mask: "Query Key", IsAdded: true),
        ];
    }

    [OpenClFact]
    public void OnOpenCl_AttentionIsTheHosts() => Check(OpenClDevice.Device);

    [Fact]
    public void OnThePtxMachine_AttentionIsTheHosts() => Check(PtxDevice.Device);

    [Fact]
    public void Widths_ThatDoNotFit_AreNotTaken()
    {
        Assert.Equal(32, AttentionShape.Of(64, 64, new(1, false))!.Value.Side);
        Assert.Equal(16, AttentionShape.Of(128, 128, new(1, false))!.Value.Side);
        Assert.Null(AttentionShape.Of(256, 256, new(1, false)));
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

    [Theory]
    [InlineData("")]
    [InlineData("bool")]
    [InlineData("numbers")]
    public void SecondDerivatives_AreTheHosts(string masked)
    {
        float[] Second(Device device)
        {
            var numbers = Randn([6, 7], generator: new(3));
            numbers[.., 0] = 1;
            var mask = masked switch { "" => null, "bool" => numbers > 0, _ => numbers };
            Tensor q = Randn([6, 4], generator: new(1)).To(device).WithGrad(), k = Randn([7, 4], generator: new(2)).To(device).WithGrad();
            var y = F.ScaledDotProductAttention(q, k, k, -1, -2, mask?.To(device), isCausal: true);
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
        var y = F.ScaledDotProductAttention(q, k, v, "Width", "Key", Mask(one)?.To(device), one.IsCausal);
        y.Backward(RandnLike(y.Detach().To(Device.Cpu), generator: new(4)).To(device));
        return [y, q.Grad!, k.Grad!, v.Grad!];
    }

    // The first key may always be seen.
    static Tensor? Mask(Case one)
    {
        if (one.Mask == "") return null;
        var dims = one.Mask.Split(' ').Select(dim => (Axis)(dim, dim switch { "Query" => one.Queries, "Key" => one.Keys, _ => 2 })).ToArray();
        if (one.IsAdded) return Randn(dims, generator: new(5));
        var mask = Rand(dims, generator: new(5)) > 0.4;
        mask["Key", 0] = true;
        return mask;
    }

    // With a causal mask too, so that a query sees nothing by both together: query 0 sees key 0 only, which is hidden.
    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void QueriesThatSeeNothing_HaveTheNumbersOfTheOperationInParts(bool isAdded, bool isCausal)
    {
        var seen = Ones([3, 6], DType.Bool);
        seen[1] = false;
        seen[.., 0] = false;
        var mask = isAdded ? Zeros(3, 6).MaskedFill(!seen, double.NegativeInfinity) : seen;
        Tensor[] Run(Device device, bool inParts)
        {
            Tensor q = Randn([3, 4], generator: new(1)).To(device).WithGrad(), k = Randn([6, 4], generator: new(2)).To(device).WithGrad(), v = Randn([6, 5], generator: new(3)).To(device).WithGrad();
            var there = mask.To(device);
            var y = inParts ? F.ScaledDotProductAttentionWithWeights(q, k, v, -1, -2, there, isCausal).Output : F.ScaledDotProductAttention(q, k, v, -1, -2, there, isCausal);
            y.Backward(RandnLike(y.Detach().To(Device.Cpu), generator: new(4)).To(device));
            return [y, q.Grad!, k.Grad!, v.Grad!];
        }
        Tensor[] parts = Run(Device.Cpu, true), whole = Run(PtxDevice.Device, false);
        Assert.Contains(float.NaN, parts[0].Detach().ToArray<float>());
        for (int t = 0; t < parts.Length; t++)
            Assert.True(parts[t].Detach().AllClose(whole[t].Detach().To(Device.Cpu), atol: 1e-5, equalNaN: true), $"{t}:\n{parts[t]}\n{whole[t]}");
    }

    [Fact]
    public void MaskWithAGradient_GetsIt()
    {
        float[] Gradient(Device device)
        {
            Tensor q = Randn([6, 4], generator: new(1)).To(device).WithGrad(), bias = Randn([7], generator: new(2)).To(device).WithGrad();
            F.ScaledDotProductAttention(q, Randn([7, 4], generator: new(3)).To(device), Randn([7, 4], generator: new(4)).To(device), -1, -2, bias.Expand(6, 7)).Square().Sum().Backward();
            return bias.Grad!.To(Device.Cpu).ToArray<float>();
        }
        float[] here = Gradient(Device.Cpu), there = Gradient(PtxDevice.Device);
        Assert.Contains(here, static g => g != 0);
        for (int i = 0; i < here.Length; i++) Assert.Equal(here[i], there[i], 1e-4f);
    }

    [Fact]
    public void MaskWrittenBeforeTheBackwardPass_IsNoticed()
    {
        Tensor q = Randn(6, 4).To(PtxDevice.Device).WithGrad(), mask = Ones([6, 6], DType.Bool).To(PtxDevice.Device);
        var y = F.ScaledDotProductAttention(q, q, q, -1, -2, mask);
        mask.LogicalNot(into: mask);
        Assert.Equal("NT6002", Assert.Throws<AutogradException>(() => y.Sum().Backward()).Id.ToString());
    }

    [Fact]
    public void MasksThatTheOperationInPartsRefuses_AreRefused()
    {
        var device = PtxDevice.Device;
        Tensor q = Randn(("Query", 3), ("Width", 4)).To(device), k = Randn(("Key", 5), ("Width", 4)).To(device);
        Assert.Throws<AlignException>(() => F.ScaledDotProductAttention(q, k, k, "Width", "Key", Ones([("Elsewhere", 5)], DType.Bool).To(device)));
        Assert.Throws<SizeMismatchException>(() => F.ScaledDotProductAttention(q, k, k, "Width", "Key", Ones([("Key", 4)], DType.Bool).To(device)));
        Assert.Throws<DeviceException>(() => F.ScaledDotProductAttention(q, k, k, "Width", "Key", Ones([("Key", 5)], DType.Bool)));
    }

    static void Near(Tensor expected, Tensor actual, string what)
    {
        Assert.Equal(expected.Type, actual.Type);
        float[] a = expected.Detach().ToArray<float>(), b = actual.Detach().To(Device.Cpu).ToArray<float>();
        double largest = a.Max(Math.Abs);
        for (int i = 0; i < a.Length; i++) Assert.True(Math.Abs(a[i] - b[i]) <= 1e-4 * largest, $"{what} at {i}: {a[i]} became {b[i]}");
    }
}
