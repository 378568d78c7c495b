namespace NamedTorch.Tests.Devices;

/// <summary>What is not here says so, and everything else goes on.</summary>
public sealed class AbsenceTests
{
    [Fact]
    public void NameOfNoDevice_IsRefused() => Assert.Contains("'tpu:0' is no device", Assert.Throws<DeviceException>(static () => Device.Parse("tpu:0")).Message);

    [Theory]
    [InlineData("cpu:1")]
    [InlineData("opencl:99")]
    [InlineData("opencl:-1")]
    [InlineData("cuda:99")]
    public void IndexOutOfRange_IsRefusedByName(string name) => Assert.Contains($"there is no {name} here", Assert.Throws<DeviceException>(() => Device.Parse(name)).Message);

    [Fact]
    public void HostIsAlwaysAvailable()
    {
        Assert.Same(Device.Cpu, Device.Available[0]);
        Assert.Same(Device.Cpu, Device.Parse("cpu"));
    }

    [OpenClFact]
    public void DeviceOfAnIndex_IsOneObject()
    {
        Assert.Same(Device.OpenCl(), Device.Parse("opencl:0"));
        Assert.Contains(Device.OpenCl(), Device.Available);
    }
}
