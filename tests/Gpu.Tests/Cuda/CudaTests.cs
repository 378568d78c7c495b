using NamedTorch.Core;
using NamedTorch.Gpu;
using NamedTorch.Tests.Devices;
using static NamedTorch.Torch;

namespace NamedTorch.Tests.Cuda;

/// <summary>Tensors on a GPU whose driver is the double: what works, and what is said where the driver refuses.</summary>
[Collection(nameof(DefaultGenerator))]
public sealed class CudaTests
{
    static Tensor X => Tensor.From([1f, 2, 3, 4, 5, 6], ("Row", 2), ("Column", 3));

    [Theory]
    [MemberData(nameof(TrainingTests.Optimizers), MemberType = typeof(TrainingTests))]
    public void Training_IsTheHosts(string optimizer)
    {
        using var it = new CudaDouble();
        float[] here = TrainingTests.Losses(Device.Cpu, optimizer, 6), there = TrainingTests.Losses(it.Device(), optimizer, 6);
        for (int i = 0; i < here.Length; i++) Assert.InRange(there[i], here[i] - 1e-4f * Math.Abs(here[i]) - 1e-6f, here[i] + 1e-4f * Math.Abs(here[i]) + 1e-6f);
        Assert.Null(it.Fault);
    }

    [Fact]
    public void KernelThatDoesNotCompile_SaysTheLogAndTheLine()
    {
        using var it = new CudaDouble { Edit = static text => text.Replace("mul.rn.f32", "mul.rm.f32") };
        var x = X.To(it.Device());
        string message = Assert.Throws<DeviceException>(() => x * 2.5f).Message;
        Assert.Contains("Double 0", message);
        Assert.Contains("CUDA_ERROR_INVALID_PTX", message);
        Assert.Contains("ptxas application ptx input, line ", message);
        Assert.Contains("is: mul.rn.f32", message);
        Assert.Equal([2f, 3, 4, 5, 6, 7], (x + 1).ToArray<float>());
    }

    [Fact]
    public void KernelThatFaults_BreaksTheDeviceAndNotTheProcess()
    {
        using var it = new CudaDouble { Edit = static text => text.Replace(", 4;", ", 8;") };
        var (x, host) = (Ones([64, 64]).To(it.Device()), X);
        string message = Assert.Throws<DeviceException>(() => x.Exp().ToArray<float>()).Message;
        Assert.Contains("CUDA_ERROR_LAUNCH_FAILED (719)", message);
        Assert.Contains("start again", message);
        Assert.Contains("is out of buffer", it.Fault);
        Assert.Contains("719", Assert.Throws<DeviceException>(() => x + 1).Message);
        x.Device.Accelerator.DefaultStream.Dispose();
        Assert.Equal([2f, 3, 4, 5, 6, 7], (host + 1).ToArray<float>());
    }

    [Theory]
    [InlineData("cuMemAlloc_v2")]
    [InlineData("cuModuleGetFunction")]
    [InlineData("cuLaunchKernel")]
    [InlineData("cuMemcpyHtoDAsync_v2")]
    [InlineData("cuMemcpyDtoHAsync_v2")]
    [InlineData("cuStreamCreate")]
    [InlineData("cuDevicePrimaryCtxRetain")]
    public void CallThatFails_IsNamed_AndTheNextWorks(string call)
    {
        using var it = new CudaDouble();
        var device = it.Device();
        it.Fail(call, DriverError.InvalidValue);
        string message = Assert.Throws<DeviceException>(() => (X.To(device) * 2).ToArray<float>()).Message;
        Assert.Contains("CUDA_ERROR_INVALID_VALUE (1): invalid argument", message);
        Assert.Contains(call.Split('_')[0], message);
        Assert.Equal([2f, 4, 6, 8, 10, 12], (X.To(device) * 2).ToArray<float>());
    }

    [Fact]
    public void ErrorThatTheDriverDoesNotKnow_StillHasItsNumber()
    {
        using var it = new CudaDouble();
        var device = it.Device();
        it.Fail("cuLaunchKernel", 4711);
        Assert.Contains("(4711)", Assert.Throws<DeviceException>(() => X.To(device) * 2).Message);
    }

    [Fact]
    public void MemoryExhausted_SaysWhoHoldsIt_AndTensorsLiveOn()
    {
        using var it = new CudaDouble(memoryBytes: 1 << 20);
        var device = it.Device();
        var x = X.To(device);
        var large = Ones([("Row", 64), ("Column", 1024)], DType.Float32, device: device).Exp();
        Zeros([1 << 16], DType.Float32, device: device).Storage.Release();
        string message = Assert.Throws<DeviceException>(() => Zeros([1 << 20], DType.Float32, device: device)).Message;
        Assert.Contains("cuda:0 (Double 0) has no 4 MiB left: cuMemAlloc answered CUDA_ERROR_OUT_OF_MEMORY", message);
        Assert.Contains("the cache holds 0 bytes, the device has 1 MiB", message);
        Assert.Contains("256 KiB of Float32 (Row 64, Column 1024), last written by map_Exp", message);
        Assert.Equal((float)Math.E, large[0, 0].Item<float>(), 1e-5f);
        Assert.Equal([2f, 4, 6, 8, 10, 12], (x * 2).ToArray<float>());
    }

    [Fact]
    public void ContextOfAnotherLibrary_IsPutBack()
    {
        using var it = new CudaDouble(devices: 2);
        Device a = it.Device(0), b = it.Device(1);
        Tensor x = X.To(a), y = X.To(b);
        Assert.Null(it.CurrentContext);
        it.CurrentContext = it.Contexts[1];
        Assert.Equal([2f, 4, 6, 8, 10, 12], (x * 2).ToArray<float>());
        Assert.Equal([2f, 4, 6, 8, 10, 12], (y * 2).ToArray<float>());
        Assert.Same(it.Contexts[1], it.CurrentContext);
    }

    [Fact]
    public void EightThreads_OnTwoDevices_GetTheirOwnResults()
    {
        using var it = new CudaDouble(devices: 2);
        Device[] devices = [it.Device(0), it.Device(1)];
        Parallel.For(0, 8, new() { MaxDegreeOfParallelism = 8 }, i =>
        {
            for (int round = 0; round < 6; round++)
            {
                var x = Full([("Row", 100 + i)], (float)i, device: devices[(i + round) % 2]);
                Assert.Equal((100 + i) * (i + 1f), (x + 1).Sum().Item<float>());
            }
        });
        Assert.Null(it.Fault);
    }

    [Fact]
    public void OperandsOfTwoDevices_AreRefused()
    {
        using var it = new CudaDouble(devices: 2);
        Tensor x = X.To(it.Device(0)), y = X.To(it.Device(1));
        Assert.Contains("'left' is on cuda:0 and 'right' on cuda:1", Assert.Throws<DeviceException>(() => x + y).Message);
    }

    [Fact]
    public void MemoryThatNobodyRefersTo_IsUsedAgain()
    {
        using var it = new CudaDouble(memoryBytes: 4 << 20);
        var device = it.Device();
        var x = Ones([64 << 10], DType.Float32, device: device);
        for (int i = 0; i < 64; i++) x *= 1f;
        Assert.Equal(64 << 10, x.Sum().Item<float>());
    }
}
