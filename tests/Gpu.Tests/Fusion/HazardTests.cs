using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using NamedTorch.Tests.Cuda;
using static NamedTorch.Torch;

namespace NamedTorch.Tests.Fusion;

/// <summary>What is written while values that read it are not computed yet; other threads and streams; memory that ends.</summary>
[Collection(nameof(DefaultGenerator))]
public sealed class HazardTests
{
    public static TheoryData<string, Action<Tensor>> Writes => new()
    {
        { "in place", static x => x.Add(100f, into: x) },
        { "a part in place", static x => x.Narrow("Row", 1, 2).Multiply(5f, into: x.Narrow("Row", 1, 2)) },
        { "a copy from the host", static x => x.CopyFrom(Full([("Row", 4), ("Column", 6)], 9f).To(x.Device)) },
        { "bytes", static x => x.Storage.Write(0, new byte[96]) },
        { "a product into it", static x => Ones([("Row", 4), ("Inner", 6)], DType.Float32, device: x.Device).Matmul(Ones([("Inner", 6), ("Column", 6)], DType.Float32, device: x.Device), into: x) },
        { "a softmax into it", static x => x.CopyFrom(x.Softmax("Column")) },
    };

    [OpenClTheory]
    [MemberData(nameof(Writes))]
    public void WriteToWhatAValueReads_ComesAfterIt(string name, Action<Tensor> write)
    {
        var device = OpenClDevice.Device;
        Tensor start = Randn([("Row", 4), ("Column", 6)], generator: new(1)), here = start.Clone().To(device), there = start.Clone().To(device);
        Tensor plain = (here * 2 + 1).Exp(), turned = here.Permute("Column", "Row") - 3;
        write(here);
        using var fused = device.Accelerator.Fuse();
        Tensor waiting = (there * 2 + 1).Exp(), other = there.Permute("Column", "Row") - 3;
        write(there);
        Assert.Equal(plain.ToArray<float>(), waiting.ToArray<float>());
        Assert.True(turned.ToArray<float>().SequenceEqual(other.ToArray<float>()), name);
        Assert.Equal(here.ToArray<float>(), there.ToArray<float>());
    }

    [OpenClFact]
    public void ValueWrittenOverInPlace_IsWhatWasAskedForBefore()
    {
        var x = Randn([64], generator: new(1)).To(OpenClDevice.Device);
        using var fused = x.Device.Accelerator.Fuse();
        var y = x * 2;
        var z = y + 1;
        y.Add(z, into: y);
        y.Sqrt(into: z);
        Assert.Equal((x * 2 + (x * 2 + 1)).ToArray<float>(), y.ToArray<float>());
        Assert.Equal((x * 2 + (x * 2 + 1)).Sqrt().ToArray<float>(), z.ToArray<float>());
    }

    [OpenClFact]
    public void Copy_IsTakenBeforeItsSourceChanges()
    {
        var x = Ones([10], DType.Float32, device: OpenClDevice.Device);
        using var fused = x.Device.Accelerator.Fuse();
        var copy = x.Clone();
        for (int i = 0; i < 3; i++) x.Add(1f, into: x);
        Assert.Equal((10, 40), (copy.Sum().Item<float>(), x.Sum().Item<float>()));
    }

    [OpenClFact]
    public void FormulaWithoutKernelForm_RefusesAtTheCall()
    {
        var x = Ones([10], DType.Float32, device: OpenClDevice.Device);
        using var fused = x.Device.Accelerator.Fuse();
        Assert.Throws<DeviceException>(() => x.Device.Backend.Map<Applied>(DType.Float32).Run(default, EmptyLike(x), [x]));
        Assert.Equal(20, (x * 2).Sum().Item<float>());
    }

    // A function that is C# only.
    readonly struct Halved : IScalarFunction
    {
        public static double Value(double x) => x / 2;
        public static V Slope<V>(V x, V y) where V : IReal<V> => V.Of(0.5);
    }

    readonly struct Applied : IBody
    {
        public static int Arity => 1;
        public V Run<V>(V a, V b, V c, V d) where V : ILane<V> => V.Apply<Halved>(a);
    }

    [Fact]
    public void ValueOfOneStream_IsRightOnAnother()
    {
        using var it = new CudaDouble();
        var device = it.Device();
        var accelerator = device.Accelerator;
        var x = Ones([300], DType.Float32, device: device);
        using AcceleratorStream one = accelerator.CreateStream(), two = accelerator.CreateStream();
        using var fused = accelerator.Fuse();
        Tensor y, z;
        using (one.Use())
        {
            x = x.Exp().Softmax(0) * 300;
            y = (x + 1) * 2;
        }
        using (two.Use())
        {
            z = y * 3 + x;
            x.Add(1f, into: x);
        }
        Assert.Equal((3900, 600), (Math.Round(z.Sum().Item<float>()), Math.Round(x.Sum().Item<float>())));
        Assert.Equal(1200, y.Sum().Item<float>(), 1e-1f);
        Assert.Null(it.Fault);
    }

    [Fact]
    public void ThreadsShareValues()
    {
        using var it = new CudaDouble();
        var device = it.Device();
        var x = Ones([256], DType.Float32, device: device);
        Tensor[] waiting;
        using (device.Accelerator.Fuse()) waiting = [.. Enumerable.Range(0, 8).Select(i => (x + i) * 2)];
        var shared = waiting[3];
        Parallel.For(0, 8, new() { MaxDegreeOfParallelism = 8 }, i =>
        {
            using var fused = device.Accelerator.Fuse();
            for (int round = 0; round < 4; round++)
            {
                Assert.Equal(256 * (2 * (1 + i) + 8f), (waiting[i] + shared).Sum().Item<float>());
                Assert.Equal(256 * 9f, (shared + 1).Sum().Item<float>());
            }
        });
        Assert.Null(it.Fault);
    }

    [Fact]
    public void ThreadThatWrites_WhileOthersCompose_IsSeenWholeOrNotAtAll()
    {
        using var it = new CudaDouble();
        var device = it.Device();
        var x = Zeros([128], DType.Float32, device: device);
        Parallel.For(0, 6, new() { MaxDegreeOfParallelism = 6 }, i =>
        {
            using var fused = device.Accelerator.Fuse();
            for (int round = 0; round < 8; round++)
                if (i == 0) x.Add(1f, into: x);
                else
                {
                    float[] seen = ((x + 1) * 2 - x).ToArray<float>();
                    Assert.All(seen, v => Assert.Equal(seen[0], v));
                }
        });
        Assert.Equal(8 * 128, x.Sum().Item<float>());
        Assert.Null(it.Fault);
    }

    [Fact]
    public void MemoryExhausted_LeavesTheValueWaiting()
    {
        using var it = new CudaDouble(memoryBytes: 1 << 20);
        var device = it.Device();
        var x = Ones([1 << 16], DType.Float32, device: device);
        var hoard = new List<Tensor>();
        Fill(hoard, device);
        using var fused = device.Accelerator.Fuse();
        var y = x * 2 + hoard[0];
        Assert.Contains("has no 256 KiB left", Assert.Throws<DeviceException>(() => y.ToArray<float>()).Message);
        hoard.Clear();
        Assert.Equal(3 * 65536, y.Sum().Item<float>());
        Assert.Null(it.Fault);
    }

    [Fact]
    public void KernelThatFails_LeavesTheValueWaiting()
    {
        using var it = new CudaDouble();
        var x = Ones([300], DType.Float32, device: it.Device());
        using var fused = x.Device.Accelerator.Fuse();
        var y = (x * 2).Exp();
        it.Fail("cuLaunchKernel", DriverError.InvalidValue);
        Assert.Throws<DeviceException>(() => y.ToArray<float>());
        Assert.Equal(300 * MathF.Exp(2), y.Sum().Item<float>(), 1e-1f);
    }

    [Fact]
    public void OtherDevices_AreNotFused()
    {
        using var it = new CudaDouble(devices: 2);
        Device here = it.Device(0), there = it.Device(1);
        Tensor x = Ones([64], DType.Float32, device: here), y = Ones([64], DType.Float32, device: there);
        using var fused = here.Accelerator.Fuse();
        long before = there.Accelerator.LaunchCount;
        _ = (y + 1) * 2;
        Assert.Equal(before + 2, there.Accelerator.LaunchCount);
        Assert.Equal(256, ((x + 1) * 2).To(there).Sum().Item<float>());
        Assert.Equal(128, (x.To(there) + y).Sum().Item<float>());
        Assert.Null(it.Fault);
    }

    // Apart: a frame may keep what it has made until it returns.
    [MethodImpl(MethodImplOptions.NoInlining)]
    static void Fill(List<Tensor> hoard, Device device)
    {
        for (int i = 0; i < 3; i++) hoard.Add(Ones([1 << 16], DType.Float32, device: device));
    }
}
