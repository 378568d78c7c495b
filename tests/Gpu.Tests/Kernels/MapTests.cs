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

    public static TheoryData<string, Func<Tensor, Tensor>> Elementary => new()
    {
        { "exp", static x => x.Exp() },
        { "log", static x => x.Log() },
        { "tanh", static x => x.Tanh() },
        { "erf", static x => x.Erf() },
        { "sin", static x => x.Sin() },
        { "cos", static x => x.Cos() },
        { "sqrt", static x => x.Sqrt() },
        { "gelu", static x => x.Gelu() },
        { "sigmoid", static x => x.Sigmoid() },
        { "softplus", static x => x.Softplus() },
        { "quotient", static x => x / (x + 3) },
    };

    [OpenClTheory]
    [MemberData(nameof(Elementary))]
    public void Formula_IsTheHostsBitForBit(string name, Func<Tensor, Tensor> formula)
    {
        var x = Randn(("Batch", 300), ("Model", 50)) * 20;
        float[] here = formula(x).ToArray<float>(), there = formula(x.To(OpenClDevice.Device)).ToArray<float>();
        for (int i = 0; i < here.Length; i++) Assert.True(here[i].Equals(there[i]), $"{name}: {here[i]:R} became {there[i]:R}");
    }
}
