using NamedTorch.Tests.Ptx;
using static NamedTorch.Torch;

namespace NamedTorch.Tests.Kernels;

/// <summary>A generator gives a device the host's numbers, and stands where it would stand on the host.</summary>
public sealed class RandomTests
{
    static readonly Axis[] Odd = [("Row", 33), ("Column", 7)];

    public static TheoryData<string, double, Func<Device, Generator, Tensor>> Draws => new()
    {
        { "uniform", 0, static (d, g) => Rand(Odd, generator: g, device: d) },
        { "uniform in a range", 1e-6, static (d, g) => Zeros(Odd, DType.Float32, device: d).FillUniform(-3, 2, g) },
        { "uniform float64", 0, static (d, g) => Rand(Odd, DType.Float64, generator: g, device: d) },
        { "uniform float16", 0, static (d, g) => Rand(Odd, DType.Float16, generator: g, device: d) },
        { "normal", 2e-6, static (d, g) => Randn(Odd, generator: g, device: d) },
        { "normal float64", 1e-14, static (d, g) => Randn(Odd, DType.Float64, generator: g, device: d) },
        { "bernoulli", 0, static (d, g) => Zeros(Odd, DType.Float32, device: d).FillBernoulli(0.3, g) },
        { "whole numbers", 0, static (d, g) => RandInt(-5, 1000, Odd, generator: g, device: d) },
        { "dropout", 0, static (d, g) => Ones(Odd, DType.Float32, device: d).Dropout(0.4, isTraining: true, generator: g) },
    };

    [Theory]
    [MemberData(nameof(Draws))]
    public void Numbers_AreTheHosts(string name, double tolerance, Func<Device, Generator, Tensor> draw)
    {
        // A place of the stream beyond 32 bits.
        Generator here = new(0x1234_5678_9ABC_DEF0), there = new(0x1234_5678_9ABC_DEF0);
        here.Take(uint.MaxValue - 3L);
        there.Take(uint.MaxValue - 3L);
        double[] a = draw(Device.Cpu, here).To(DType.Float64).ToArray<double>(), b = draw(PtxDevice.Device, there).To(Device.Cpu).To(DType.Float64).ToArray<double>();
        for (int i = 0; i < a.Length; i++) Assert.True(Math.Abs(a[i] - b[i]) <= tolerance * (1 + Math.Abs(a[i])), $"{name} at {i}: {a[i]:R} became {b[i]:R}");
        Assert.Equal(here.Offset, there.Offset);
    }

    [OpenClFact]
    public void NumbersOnOpenCl_AreTheHosts() =>
        Assert.Equal(Rand(Odd, generator: new(5)).ToArray<float>(), Rand(Odd, generator: new(5), device: OpenClDevice.Device).ToArray<float>());
}
