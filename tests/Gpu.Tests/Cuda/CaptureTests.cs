using NamedTorch.Tests.Runtime;
using static NamedTorch.Torch;

namespace NamedTorch.Tests.Cuda;

/// <summary>A captured step through the driver's graphs.</summary>
[Collection(nameof(DefaultGenerator))]
public sealed class CaptureTests
{
    [Theory]
    [InlineData("adam")]
    [InlineData("sgd")]
    [InlineData("momentum")]
    public void ReplayedTraining_IsTheProgramsTraining(string optimizer)
    {
        using var it = new CudaDouble();
        CapturedTraining.Check(it.Device(), optimizer);
        Assert.Null(it.Fault);
        Assert.Contains("cuGraphLaunch", it.Log);
    }

    [Fact]
    public void Replay_IsOneCallAndOneForEachLaunchWhoseNumbersChange()
    {
        using var it = new CudaDouble();
        var x = Ones([64], DType.Float32, device: it.Device());
        var generator = new Generator(1);
        using var step = x.Device.Accelerator.Capture(() => x.Add((x * 2).Exp() * Rand([64], generator: generator, device: x.Device), into: x));
        int before = it.Log.Count;
        step.Replay();
        Assert.Equal(["cuGraphExecKernelNodeSetParams", "cuGraphLaunch"], it.Log.Skip(before).Where(static c => c.StartsWith("cuGraph", StringComparison.Ordinal)));
    }

    [Fact]
    public void HostReadInside_NamesTheOperation_AndNothingStaysBehind()
    {
        using var it = new CudaDouble();
        var x = Ones([64], DType.Float32, device: it.Device());
        var accelerator = x.Device.Accelerator;
        long inUse = accelerator.Memory.InUse;
        string message = Assert.Throws<DeviceException>(() => accelerator.Capture(() => (x * 2).Sum().Item<float>())).Message;
        Assert.Contains("Item: a step is being captured on cuda:0", message);
        Assert.Equal(64, x.Sum().Item<float>());
        using var step = accelerator.Capture(() => x.Add(1f, into: x));
        Assert.Equal(128, x.Sum().Item<float>());
        Assert.Null(it.Fault);
        Assert.InRange(accelerator.Memory.InUse, 0, inUse + (64 << 10));
    }

    [Fact]
    public void WorkOfTheDriverThatFailsInside_EndsTheCapture()
    {
        using var it = new CudaDouble();
        var x = Ones([64], DType.Float32, device: it.Device());
        it.Fail("cuLaunchKernel", DriverError.InvalidValue, after: 1);
        Assert.Throws<DeviceException>(() => x.Device.Accelerator.Capture(() => x.Add((x * 2).Exp(), into: x)));
        it.Fail("cuGraphInstantiateWithFlags", DriverError.OutOfMemory);
        Assert.Contains("OUT_OF_MEMORY", Assert.Throws<DeviceException>(() => x.Device.Accelerator.Capture(() => x.Add((x * 2).Exp(), into: x))).Message);
        Assert.Equal(64, x.Sum().Item<float>());
        Assert.Null(it.Fault);
    }

    [Fact]
    public void StreamThatTheUserWaitsForInside_IsTheDriversError()
    {
        using var it = new CudaDouble();
        var x = Ones([64], DType.Float32, device: it.Device());
        string message = Assert.Throws<DeviceException>(() => x.Device.Accelerator.Capture(() => x.Device.Accelerator.CurrentStream.Synchronize())).Message;
        Assert.Contains("CAPTURE_UNSUPPORTED", message);
        Assert.Equal(64, x.Sum().Item<float>());
    }

    [Fact]
    public void MemoryExhaustedInside_IsRefused_AndGivenBack()
    {
        using var it = new CudaDouble(memoryBytes: 1 << 20);
        var x = Ones([1 << 16], DType.Float32, device: it.Device());
        var kept = new List<Tensor>();
        Assert.Contains("has no 256 KiB left", Assert.Throws<DeviceException>(() => x.Device.Accelerator.Capture(() =>
        {
            for (int i = 0; i < 8; i++) kept.Add(x * 2);
        })).Message);
        kept.Clear();
        Assert.Equal(2 << 16, (x * 2).Sum().Item<float>());
    }

    [Fact]
    public void ProductsOfALibrary_AreOfTheStep()
    {
        using var it = new CudaDouble(hasProducts: true);
        var device = it.Device();
        Tensor a = RandInt(-3, 4, [16, 16], generator: new(1)).To(DType.Float32).To(device), b = RandInt(-3, 4, [16, 16], generator: new(2)).To(DType.Float32).To(device);
        // Measured before, or the step does without.
        _ = a.Matmul(b);
        Tensor? c = null;
        int before = it.Log.Count;
        using var step = device.Accelerator.Capture(() => c = a.Matmul(b) + 1);
        Assert.Contains("cublasLtMatmul", it.Log.Skip(before));
        a.CopyFrom(Ones([16, 16], DType.Float32, device: device));
        before = it.Log.Count;
        step.Replay();
        Assert.DoesNotContain("cublasLtMatmul", it.Log.Skip(before));
        Assert.Equal((Ones([16, 16]).Matmul(b.To(Device.Cpu)) + 1).ToArray<float>(), c!.ToArray<float>());
        Assert.Null(it.Fault);
    }

    [Fact]
    public void ReplayOnAnotherStream_ComesAfterWhatItNeeds()
    {
        using var it = new CudaDouble();
        var x = Ones([300], DType.Float32, device: it.Device());
        var accelerator = x.Device.Accelerator;
        using var side = accelerator.CreateStream();
        Tensor? y = null;
        using var step = accelerator.Capture(() => y = x * 2);
        x.CopyFrom(Full([300], 5f, device: x.Device));
        using (side.Use()) step.Replay();
        Assert.Equal(3000, y!.Sum().Item<float>());
        Assert.Null(it.Fault);
    }
}
