using NamedTorch.Gpu;

namespace NamedTorch.Tests.Cuda;

/// <summary>Which GPUs there are, and what is said where there are none.</summary>
public sealed class DriverTests
{
    [Fact]
    public void NoDriver_SaysSo()
    {
        var none = new CudaDevices(null, KernelCache.Off, static () => null);
        Assert.Equal(0, none.Count);
        Assert.Contains("libcuda", none.Absence);
        Assert.Contains("Install", none.Remedy);
    }

    [Fact]
    public void EveryEntryPoint_IsTheDriversNotOurs()
    {
        var asked = new List<string>();
        using var it = new CudaDouble();
        _ = new CudaDriver(name =>
        {
            asked.Add(name);
            return 1;
        });
        Assert.All(asked, static name => Assert.StartsWith("cu", name));
        Assert.Equal(asked.Count, asked.Distinct().Count());
    }

    [Fact]
    public void DriverWithoutAnEntryPoint_IsTooOld()
    {
        using var it = new CudaDouble();
        var source = it.Without("cuGraphInstantiateWithFlags");
        Assert.Equal(0, source.Count);
        Assert.Contains("too old", source.Absence);
        Assert.Contains("cuGraphInstantiateWithFlags", source.Absence);
        Assert.Contains("11.4", source.Remedy);
    }

    [Fact]
    public void DriverOfAnOldVersion_IsTooOld()
    {
        using var it = new CudaDouble { Version = 10020 };
        Assert.Equal(0, it.Source.Count);
        Assert.Contains("too old: it offers CUDA 10.2", it.Source.Absence);
    }

    [Fact]
    public void DriverThatDoesNotStart_SaysWhatItAnswered()
    {
        using var it = new CudaDouble { InitAnswer = 100 };
        Assert.Equal(0, it.Source.Count);
        Assert.Contains("CUDA_ERROR_NO_DEVICE (100): no CUDA-capable device is detected", it.Source.Absence);
    }

    [Fact]
    public void MachineWithoutAGpu_SaysSo()
    {
        using var it = new CudaDouble(devices: 0);
        Assert.Equal(0, it.Source.Count);
        Assert.Contains("no CUDA device", it.Source.Absence);
    }

    [Fact]
    public void OldGpu_IsNamedAndLeftOut()
    {
        using var it = new CudaDouble { ComputeCapability = 75 };
        Assert.Equal(0, it.Source.Count);
        Assert.Contains("Double 0 has compute capability 7.5", it.Source.Absence);
        Assert.Contains("Device.OpenCl(0)", it.Source.Remedy);
    }

    [Fact]
    public void LookingForDevices_MakesNoContext()
    {
        using var it = new CudaDouble(devices: 2);
        Assert.Equal(2, it.Source.Count);
        _ = it.Device(1);
        Assert.DoesNotContain("cuDevicePrimaryCtxRetain", it.Log);
    }
}
