using static NamedTorch.Torch;

namespace NamedTorch.Tests.Fusion;

/// <summary>How many kernels a program inside Fuse is, and when they run. Alone: others would launch in between.</summary>
[Collection(nameof(DefaultGenerator))]
public sealed class LaunchTests
{
    static readonly Axis[] Axes = [("Row", 12), ("Column", 16)];

    static Device Device => OpenClDevice.Device;

    static Tensor Fresh(ulong seed) => Randn(Axes, generator: new(seed)).To(Device);

    public static TheoryData<string, int, Func<Tensor, Tensor, Tensor>> Counts => new()
    {
        { "a chain of five", 1, static (x, y) => ((x * 2.5f + y).Gelu() - x).Tanh() },
        { "softmax of scores", 1, static (x, y) => (x * 0.125f + y).Softmax("Column") },
        { "log softmax", 1, static (x, y) => (x * 0.125f + y).LogSoftmax("Row") },
        { "layer norm of a sum", 1, static (x, y) => (x + y.Gelu()).LayerNorm(["Column"]) },
        { "a mean of squares", 2, static (x, y) => ((x - y) * (x - y)).Mean("Column") },
        { "a sum, then a chain", 2, static (x, y) => (x * y).Sum("Column").Exp() + 1 },
        { "a permuted chain", 1, static (x, y) => (x.Exp() + 1).Permute("Column", "Row") * y.Permute("Column", "Row") },
        { "a value used twice", 2, static (x, y) => x.Exp() is var e ? (e + y) * e.Sqrt() : x },
        { "nobody asks", 0, static (x, y) => { _ = (x + y).Exp(); return Scalar(1f); } },
    };

    [OpenClTheory]
    [MemberData(nameof(Counts))]
    public void Program_IsSoManyKernels(string name, int kernels, Func<Tensor, Tensor, Tensor> program)
    {
        Tensor x = Fresh(1), y = Fresh(2);
        long before = Device.Accelerator.LaunchCount;
        using (Device.Accelerator.Fuse()) _ = program(x, y).ToArray<float>();
        Assert.True(kernels == Launched(before), $"{name}: {Launched(before)} kernels");
    }

    [OpenClFact]
    public void CrossEntropyOfAChain_ReadsIt()
    {
        Tensor x = Fresh(1), y = Fresh(2), targets = RandInt(0, 16, [("Row", 12)], generator: new(3)).To(Device);
        float eager = F.CrossEntropy(x * 3 + y, targets, "Column").Item<float>();
        long before = Device.Accelerator.LaunchCount;
        using var fused = Device.Accelerator.Fuse();
        _ = F.CrossEntropy(x, targets, "Column").Item<float>();
        long plain = Launched(before);
        Assert.Equal(eager, F.CrossEntropy(x * 3 + y, targets, "Column").Item<float>());
        Assert.Equal(2 * plain, Launched(before));
    }

    [OpenClFact]
    public void OutsideOfTheScope_EachOperationIsAKernel()
    {
        Tensor x = Fresh(1), y = Fresh(2);
        using (Device.Accelerator.Fuse())
        {
        }
        long before = Device.Accelerator.LaunchCount;
        _ = (x + y).Exp() * 2;
        Assert.Equal(3, Launched(before));
    }

    [OpenClFact]
    public void ValueOfTheScope_OutlivesIt()
    {
        var x = Fresh(1);
        Tensor y;
        using (Device.Accelerator.Fuse()) y = (x + 1) * 2;
        long before = Device.Accelerator.LaunchCount;
        var z = y - 3;
        Assert.Equal(1, Launched(before));
        Assert.Equal(((x + 1) * 2 - 3).ToArray<float>(), z.ToArray<float>());
        Assert.Equal(((x + 1) * 2).ToArray<float>(), y.ToArray<float>());
    }

    [OpenClFact]
    public void LongChain_IsCut()
    {
        Tensor x = Fresh(1), eager = x, fused = x;
        for (int i = 0; i < 200; i++) eager = (eager * 0.9f).Sin();
        long before = Device.Accelerator.LaunchCount;
        using (Device.Accelerator.Fuse())
            for (int i = 0; i < 200; i++) fused = (fused * 0.9f).Sin();
        Assert.Equal(eager.ToArray<float>(), fused.ToArray<float>());
        Assert.InRange(Launched(before), 2, 60);
    }

    [OpenClFact]
    public void ManyOperands_AreCut()
    {
        Tensor[] all = [.. Enumerable.Range(0, 40).Select(i => Fresh((ulong)i))];
        float[] eager = all.Aggregate(static (a, b) => a + b).ToArray<float>();
        long before = Device.Accelerator.LaunchCount;
        using var fused = Device.Accelerator.Fuse();
        Assert.Equal(eager, all.Aggregate(static (a, b) => a + b).ToArray<float>());
        Assert.InRange(Launched(before), 2, 8);
    }

    [OpenClFact]
    public void MemoryOfAChain_IsThatOfItsResult()
    {
        var x = Ones([1 << 20], DType.Float32, device: Device);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        Device.Accelerator.ResetPeakMemory();
        long before = Device.Accelerator.Memory.InUse;
        using var fused = Device.Accelerator.Fuse();
        var y = x;
        for (int i = 0; i < 6; i++) y = y * 1.5f + x;
        Assert.Equal(before, Device.Accelerator.Memory.Peak);
        _ = y.Sum().Item<float>();
        Assert.InRange(Device.Accelerator.Memory.Peak, before, before + (2 << 20));
    }

    static long Launched(long before) => Device.Accelerator.LaunchCount - before;
}
