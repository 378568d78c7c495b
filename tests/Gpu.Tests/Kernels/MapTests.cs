using NamedTorch;
using static NamedTorch.Torch;

namespace NamedTorch.Tests.Kernels;

/// <summary>Pointwise kernels on the device against the host.</summary>
public sealed class MapTests
{
    [OpenClFact]
    public void Tensor_GoesThereAndBack()
    {
        var x = Randn(("Batch", 3), ("Model", 5));
        var there = x.To(OpenClDevice.Device);
        Assert.Same(OpenClDevice.Device, there.Device);
        Assert.Equal(x.ToArray<float>(), there.ToArray<float>());
        Assert.Equal(x.ToArray<float>(), there.To(Device.Cpu).ToArray<float>());
        Assert.Contains("device=opencl:0", there.ToString());
    }

    [OpenClFact]
    public void Gelu_IsTheHosts()
    {
        var x = Randn(("Batch", 300), ("Model", 50));
        Assert.Equal(x.Gelu().ToArray<float>(), x.To(OpenClDevice.Device).Gelu().ToArray<float>());
    }
}
