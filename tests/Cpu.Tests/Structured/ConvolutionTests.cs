using NamedTorch.Core;
using NamedTorch.Cpu;
using NamedTorch.Ops;
using Xunit;

namespace NamedTorch.Tests.Structured;

/// <summary>The convolution kernel beside nested loops in double precision.</summary>
[Collection(WithThreads.Name)]
public sealed class ConvolutionTests
{
    static readonly IConvolutionKernel Kernel;

    static ConvolutionTests()
    {
        var backend = new CpuBackend();
        Device.Cpu.Register(backend);
        Kernel = backend.Find<IConvolutionKernel>()!;
    }

    /// <summary>Images, channels, results, groups; height, width; kernel's height, width; stride, padding, dilation.</summary>
    public static TheoryData<int[]> Shapes =>
    [
        // 3 × 3 with many channels: by tiles. Whole registers, and channels, sizes and tiles that fill none.
        new[] { 2, 16, 32, 1, 16, 16, 3, 3, 1, 1, 1 },
        [3, 19, 21, 1, 13, 11, 3, 3, 1, 1, 1],
        [2, 40, 35, 1, 9, 30, 3, 3, 1, 0, 1],
        [5, 33, 16, 1, 8, 12, 3, 3, 1, 2, 1],
        [4, 17, 17, 1, 7, 10, 3, 3, 1, 3, 1],
        [3, 32, 40, 2, 12, 12, 3, 3, 1, 1, 1],
        [1, 16, 16, 1, 6, 230, 3, 3, 1, 1, 1],
        [2, 400, 16, 1, 8, 28, 3, 3, 1, 1, 1],
        [1, 140, 150, 1, 20, 20, 3, 3, 1, 1, 1],
        // Everything else.
        [3, 3, 16, 1, 28, 28, 3, 3, 1, 1, 1],
        [2, 20, 24, 1, 14, 15, 3, 3, 2, 1, 1],
        [2, 20, 24, 1, 14, 15, 3, 3, 1, 2, 2],
        [2, 40, 70, 1, 11, 9, 1, 1, 1, 0, 1],
        [2, 40, 33, 1, 12, 12, 1, 1, 2, 0, 1],
        [2, 3, 40, 1, 31, 33, 7, 7, 2, 3, 1],
        [2, 6, 12, 1, 20, 20, 5, 5, 1, 0, 1],
        [2, 24, 24, 24, 15, 17, 3, 3, 1, 1, 1],
        [2, 24, 48, 24, 15, 17, 3, 3, 2, 1, 1],
        [1, 16, 24, 2, 40, 30, 2, 4, 3, 2, 2],
        [1, 1, 1, 1, 5, 5, 5, 5, 1, 0, 1],
        [2, 100, 12, 1, 9, 9, 3, 3, 3, 1, 1],
    ];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Results_EqualNestedLoops(int[] shape)
    {
        var run = new Example(shape);
        Tensor y = run.Empty(run.Y), gx = run.Empty(run.X), gw = run.Empty(run.W);
        Kernel.Forward(y, run.Read(run.X), run.Read(run.W), run.Bias, run.Plan);
        Kernel.Input(gx, run.Read(run.Y), run.Read(run.W), run.Plan);
        Kernel.Weight(gw, run.Read(run.Y), run.Read(run.X), run.Plan);
        var (expectedY, expectedGx, expectedGw) = run.Expected();
        Near(expectedY, y);
        Near(expectedGx, gx);
        Near(expectedGw, gw);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void XOfOtherLayout_GivesTheSame(int[] shape)
    {
        var run = new Example(shape);
        Tensor x = run.Read(run.X), last = x.Permute(0, 2, 3, 4, 1).Contiguous().Permute(0, 4, 1, 2, 3);
        Tensor y = run.Empty(run.Y), other = run.Empty(run.Y), gw = run.Empty(run.W), otherGw = run.Empty(run.W);
        Kernel.Forward(y, x, run.Read(run.W), null, run.Plan);
        Kernel.Forward(other, last, run.Read(run.W), null, run.Plan);
        Assert.Equal(y.ToArray<float>(), other.ToArray<float>());
        Kernel.Weight(gw, run.Read(run.Y), x, run.Plan);
        Kernel.Weight(otherGw, run.Read(run.Y), last, run.Plan);
        Assert.Equal(gw.ToArray<float>(), otherGw.ToArray<float>());
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Threads_DoNotChangeABit(int[] shape)
    {
        var run = new Example(shape);
        float[]? first = null;
        WithThreads.Each([1, 2, 4, 7], _ =>
        {
            Tensor y = run.Empty(run.Y), gx = run.Empty(run.X), gw = run.Empty(run.W);
            Kernel.Forward(y, run.Read(run.X), run.Read(run.W), run.Bias, run.Plan);
            Kernel.Input(gx, run.Read(run.Y), run.Read(run.W), run.Plan);
            Kernel.Weight(gw, run.Read(run.Y), run.Read(run.X), run.Plan);
            float[] all = [.. y.ToArray<float>(), .. gx.ToArray<float>(), .. gw.ToArray<float>()];
            first ??= all;
            Assert.Equal(first, all);
        });
    }

    // The error is measured against the largest element, as a sum that cancels has no smaller one.
    static void Near(double[] expected, Tensor actual)
    {
        float[] values = actual.ToArray<float>();
        double scale = expected.Max(Math.Abs);
        for (int i = 0; i < values.Length; i++) Assert.InRange(values[i], expected[i] - 4e-6 * scale, expected[i] + 4e-6 * scale);
    }
}
