using NamedTorch.Core;
using NamedTorch.Gpu;
using NamedTorch.Tests.Cuda;

namespace NamedTorch.Tests.Runtime;

/// <summary>What a driver compiled for one process is loaded by the next; what it does not take is compiled again.</summary>
public sealed class KeptKernelTests
{
    static Device OpenCl(KernelCache cache)
    {
        _ = Device.Available;
        var device = new Device(DeviceKind.OpenCl, 0);
        device.Register(new GpuBackend(new OpenClSource().Open(device, cache)));
        return device;
    }

    static float[] Run(Device device) => (Tensor.From([1f, 2, 3], ("Row", 3)).To(device) * 2.5f).ToArray<float>();

    static readonly float[] Expected = [2.5f, 5, 7.5f];

    [OpenClFact]
    public void OnOpenCl_TheSecondProcessCompilesNothing()
    {
        using var folder = new TemporaryFolder();
        KernelCache first = new(folder.Path), second = new(folder.Path);
        Assert.Equal(Expected, Run(OpenCl(first)));
        Assert.Single(folder.Files);
        Assert.Equal(Expected, Run(OpenCl(second)));
        Assert.Equal((0, 1), (first.Hits, second.Hits));
    }

    [OpenClFact]
    public void OnOpenCl_WhatTheDriverDoesNotTake_IsCompiledAgain()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(Expected, Run(OpenCl(new(folder.Path))));
        Replace(Assert.Single(folder.Files));
        Assert.Equal(Expected, Run(OpenCl(new(folder.Path))));
        var third = new KernelCache(folder.Path);
        Assert.Equal(Expected, Run(OpenCl(third)));
        Assert.Equal(1, third.Hits);
        Assert.True(new FileInfo(Assert.Single(folder.Files)).Length > 1000);
    }

    [Fact]
    public void OnCuda_TheSecondProcessCompilesNothing()
    {
        using var folder = new TemporaryFolder();
        using CudaDouble first = new(cache: new(folder.Path)), second = new(cache: new(folder.Path)), off = new(cache: KernelCache.Off);
        foreach (var it in new[] { first, second, off }) Assert.Equal(Expected, Run(it.Device()));
        Assert.Contains("cuLinkComplete", first.Log);
        Assert.DoesNotContain("cuLinkCreate_v2", second.Log);
        Assert.DoesNotContain("cuLinkCreate_v2", off.Log);
        Assert.Single(folder.Files);
    }

    [Fact]
    public void OnCuda_WhatTheDriverDoesNotTake_IsCompiledAgain()
    {
        using var folder = new TemporaryFolder();
        using CudaDouble first = new(cache: new(folder.Path)), second = new(cache: new(folder.Path));
        Assert.Equal(Expected, Run(first.Device()));
        Replace(Assert.Single(folder.Files));
        Assert.Equal(Expected, Run(second.Device()));
        Assert.Contains("cuLinkComplete", second.Log);
    }

    [Theory]
    [InlineData("cuLinkCreate_v2")]
    [InlineData("cuLinkAddData_v2")]
    [InlineData("cuLinkComplete")]
    public void OnCuda_WithoutAnImage_TheTextIsLoaded(string call)
    {
        using var folder = new TemporaryFolder();
        using var it = new CudaDouble(cache: new(folder.Path));
        it.Fail(call, 1);
        Assert.Equal(Expected, Run(it.Device()));
        Assert.Empty(folder.Files);
    }

    [Fact]
    public void OnCuda_WhatDoesNotCompile_SaysWhy()
    {
        using var folder = new TemporaryFolder();
        using var it = new CudaDouble(cache: new(folder.Path)) { Edit = static text => text.Replace("mul.rn.f32", "mul.rm.f32") };
        Assert.Contains("ptxas application ptx input, line ", Assert.Throws<DeviceException>(() => Run(it.Device())).Message);
        Assert.Empty(folder.Files);
    }

    // A well-formed file of the same key, with another kernel's bytes in it.
    static void Replace(string file)
    {
        byte[] bytes = File.ReadAllBytes(file), kernel = new byte[100];
        new Random(1).NextBytes(kernel);
        byte[] head = bytes[..40];
        File.WriteAllBytes(file, [.. head, .. BitConverter.GetBytes(kernel.LongLength), .. System.Security.Cryptography.SHA256.HashData(kernel), .. kernel]);
    }
}
