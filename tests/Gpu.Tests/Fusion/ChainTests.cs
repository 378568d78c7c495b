using NamedTorch.Tests.Cuda;
using static NamedTorch.Torch;

namespace NamedTorch.Tests.Fusion;

/// <summary>Chains of pointwise operations inside Fuse: one kernel, and the numbers of many.</summary>
public sealed class ChainTests
{
    static readonly Axis[] Axes = [("Batch", 7), ("Row", 5), ("Column", 6)];

    public static TheoryData<string, Func<Tensor, Tensor, Tensor>> Chains => new()
    {
        { "five steps", static (x, y) => ((x * 2.5f + y).Gelu() - x).Tanh() },
        { "a row stretched", static (x, y) => (x + y[0, 0] * 3).Exp() * x },
        { "permuted in between", static (x, y) => (x.Exp() + 1).Permute("Column", "Batch", "Row") * y.Permute("Column", "Batch", "Row") },
        { "split and merged", static (x, y) => ((x * y).Reshape(("Flat", 35), ("Column", 6)) + 1).Reshape(("All", 210)).Exp() },
        { "a part of it", static (x, y) => (x * 2).Narrow("Row", 1, 3) + y.Narrow("Row", 2, 3) },
        { "a transposed operand", static (x, y) => (x.Permute("Row", "Column", "Batch").Contiguous().Permute("Batch", "Row", "Column") + y) * x },
        { "a mask", static (x, y) => Where(x > y, x * 2, y.Sin()) + (x > 0.5f).To(DType.Float32) },
        { "double in between", static (x, y) => (x.To(DType.Float64) / 3 + y.To(DType.Float64)).To(DType.Float32) * x },
        { "whole numbers", static (x, y) => ((x * 10).To(DType.Int32) % 7 + (y * 100).To(DType.Int64)).To(DType.Float32) / 3 },
        { "half", static (x, y) => ((x * 3).To(DType.Float16) + y.To(DType.Float16)).Exp().To(DType.Float32) },
        { "bytes", static (x, y) => ((x * 1000).To(DType.Int8) + (y * 1000).To(DType.Int8)).To(DType.Float32) },
        { "gamma in double", static (x, y) => (x.Abs() + 1).Lgamma() + y },
        { "used twice", static (x, y) => x.Exp() is var e ? e * y + e.Sqrt() - e : x },
        { "sum", static (x, y) => (x * y + 1).Sum("Column") + (x - y).Sum("Column").Exp() },
        { "mean and maximum", static (x, y) => (x * y).Mean() + (x + y).Amax("Row") },
        { "softmax", static (x, y) => (x * 0.125f + y).Softmax("Column") },
        { "softmax of a middle dim", static (x, y) => (x * 0.125f + y).LogSoftmax("Row") * 2 },
        { "layer norm", static (x, y) => (x + y.Gelu()).LayerNorm(["Column"]) + x },
        { "variance", static (x, y) => (x * 3 + y).Var("Column") },
        { "product", static (x, y) => (x.Gelu() * 2).Matmul((y + 1).Permute("Batch", "Column", "Row").Rename("Row", "Other")) },
        { "in place", static (x, y) => { var z = x * 2; var w = z + 1; z.Add(y, into: z); return z * w; } },
        { "in place, then again", static (x, y) => { var z = (x * y).Clone(); for (int i = 0; i < 30; i++) z.Add(x * i, into: z); return z; } },
    };

    [OpenClTheory]
    [MemberData(nameof(Chains))]
    public void Chain_IsTheSameBitForBit(string name, Func<Tensor, Tensor, Tensor> chain) => Check(OpenClDevice.Device, name, chain);

    [Theory]
    [MemberData(nameof(Chains))]
    public void ChainThroughTheDriversDouble_IsTheSameBitForBit(string name, Func<Tensor, Tensor, Tensor> chain)
    {
        using var it = new CudaDouble();
        Check(it.Device(), name, chain);
        Assert.Null(it.Fault);
    }

    static void Check(Device device, string name, Func<Tensor, Tensor, Tensor> chain)
    {
        Tensor x = Randn(Axes, generator: new(1)).To(device), y = Randn(Axes, generator: new(2)).To(device);
        var (eager, slopes) = Run(x, y, chain);
        Tensor fused, fusedSlopes;
        using (device.Accelerator.Fuse()) (fused, fusedSlopes) = Run(x, y, chain);
        Assert.Equal(eager.Type, fused.Type);
        Assert.Equal(Numbers(eager), Numbers(fused));
        Assert.True(Numbers(slopes).SequenceEqual(Numbers(fusedSlopes)), $"gradients of {name}");
    }

    static (Tensor Result, Tensor Slopes) Run(Tensor x, Tensor y, Func<Tensor, Tensor, Tensor> chain)
    {
        var leaf = x.Clone().WithGrad();
        var result = chain(leaf, y);
        if (result.RequiresGrad) result.Cos().Sum().Backward();
        return (result, leaf.Grad ?? Scalar(0f));
    }

    static double[] Numbers(Tensor x) => x.Detach().To(Device.Cpu).To(DType.Float64).ToArray<double>();
}
