using NamedTorch.Tests.Cuda;
using static NamedTorch.Torch;

namespace NamedTorch.Tests.Fusion;

/// <summary>What follows a product where nothing is recorded is done before it is written.</summary>
[Collection(nameof(DefaultGenerator))]
public sealed class ProductEpilogueTests
{
    static readonly Axis Batch = ("Batch", 5), Model = ("Model", 24), Hidden = ("Hidden", 40);

    public static TheoryData<string, int, Func<Linear, Tensor, Tensor, Tensor>> Programs => new()
    {
        { "linear", 1, static (linear, x, y) => linear.Forward(x) },
        { "linear, gelu", 1, static (linear, x, y) => linear.Forward(x).Gelu() },
        { "linear, gelu, residual", 1, static (linear, x, y) => linear.Forward(x).Gelu() + y },
        { "a mask", 1, static (linear, x, y) => Where(linear.Forward(x) > 0, y, y * 2) },
        { "two products", 2, static (linear, x, y) => linear.Forward(x).Sigmoid() * x.Dot(linear.Weight, "Model") },
        { "an activation before it", 2, static (linear, x, y) => linear.Forward(x.Gelu() * 2).Tanh() },
        { "a sum of it", 2, static (linear, x, y) => linear.Forward(x).Relu().Sum("Hidden") },
        { "softmax of it", 2, static (linear, x, y) => (linear.Forward(x) * 0.125f).Softmax("Hidden") },
        { "permuted afterwards", 2, static (linear, x, y) => linear.Forward(x).Gelu().Permute("Hidden", "Time", "Batch") * y.Permute("Hidden", "Time", "Batch") },
        { "used twice", 2, static (linear, x, y) => linear.Forward(x) is var h ? h * h.Sigmoid() + (h + y) : x },
        { "a row for each time", 2, static (linear, x, y) => linear.Forward(x) * y[0] + 1 },
        { "in double afterwards", 2, static (linear, x, y) => linear.Forward(x).To(DType.Float64) / 3 },
        { "batched", 2, static (linear, x, y) => y.Matmul(y.Permute("Batch", "Hidden", "Time").Rename("Time", "Other")) / 4 is var s ? (s * 2 - 1).Softmax("Other") : x },
    };

    [OpenClTheory]
    [MemberData(nameof(Programs))]
    public void Program_IsTheSameBitForBit(string name, int kernels, Func<Linear, Tensor, Tensor, Tensor> program) => Check(OpenClDevice.Device, name, kernels, program);

    [Theory]
    [MemberData(nameof(Programs))]
    public void ThroughTheDriversDouble_ProgramIsTheSameBitForBit(string name, int kernels, Func<Linear, Tensor, Tensor, Tensor> program)
    {
        using var it = new CudaDouble();
        Check(it.Device(), name, kernels, program);
        Assert.Null(it.Fault);
    }

    [OpenClFact]
    public void LongDepth_IsSplitAndSummedWithTheEpilogue()
    {
        var device = OpenClDevice.Device;
        Tensor a = Randn([4, 6000], generator: new(1)).To(device), b = Randn([6000, 8], generator: new(2)).To(device), y = Randn([4, 8], generator: new(3)).To(device);
        using var quiet = NoGrad();
        float[] eager = (a.Matmul(b).Tanh() + y).ToArray<float>();
        using var fused = device.Accelerator.Fuse();
        Assert.Equal(eager, (a.Matmul(b).Tanh() + y).ToArray<float>());
    }

    [OpenClFact]
    public void FactorThatIsWrittenMeanwhile_WasReadBefore()
    {
        var device = OpenClDevice.Device;
        Tensor a = Ones([4, 6], DType.Float32, device: device), b = Ones([6, 8], DType.Float32, device: device);
        using var quiet = NoGrad();
        using var fused = device.Accelerator.Fuse();
        var c = a.Matmul(b) + 1;
        b.Add(5f, into: b);
        Assert.Equal(32 * 7, c.Sum().Item<float>());
    }

    [OpenClFact]
    public void RecordedProduct_IsComputedAtTheCall()
    {
        var device = OpenClDevice.Device;
        Tensor a = Ones([4, 6], DType.Float32, device: device).WithGrad(), b = Ones([6, 8], DType.Float32, device: device);
        using var fused = device.Accelerator.Fuse();
        long before = device.Accelerator.LaunchCount;
        _ = a.Matmul(b);
        Assert.Equal(before + 1, device.Accelerator.LaunchCount);
    }

    [Fact]
    public void WhereALibraryMultiplies_TheChainAfterItIsOneKernel()
    {
        using var it = new CudaDouble(hasProducts: true);
        var device = it.Device();
        Tensor a = RandInt(-3, 4, [16, 16], generator: new(1)).To(DType.Float32).To(device), b = RandInt(-3, 4, [16, 16], generator: new(2)).To(DType.Float32).To(device);
        using var quiet = NoGrad();
        float[] eager = ((a.Matmul(b) + 1) * 2 - a).ToArray<float>();
        using var fused = device.Accelerator.Fuse();
        long before = device.Accelerator.LaunchCount;
        int calls = it.Log.Count;
        Assert.Equal(eager, ((a.Matmul(b) + 1) * 2 - a).ToArray<float>());
        Assert.Contains("cublasLtMatmul", it.Log.Skip(calls));
        Assert.Equal(before + 1, device.Accelerator.LaunchCount);
        Assert.Null(it.Fault);
    }

    static void Check(Device device, string name, int kernels, Func<Linear, Tensor, Tensor, Tensor> program)
    {
        ManualSeed(3);
        var linear = new Linear(Model, Hidden);
        linear.To(device);
        Tensor x = Randn([Batch, ("Time", 6), Model], generator: new(1)).To(device), y = Randn([Batch, ("Time", 6), Hidden], generator: new(2)).To(device);
        using var quiet = NoGrad();
        var eager = program(linear, x, y);
        using var fused = device.Accelerator.Fuse();
        long before = device.Accelerator.LaunchCount;
        var result = program(linear, x, y);
        double[] numbers = result.To(Device.Cpu).To(DType.Float64).ToArray<double>();
        long launched = device.Accelerator.LaunchCount - before;
        Assert.Equal(eager.Type, result.Type);
        Assert.Equal(eager.To(Device.Cpu).To(DType.Float64).ToArray<double>(), numbers);
        Assert.True(launched == kernels, $"{name}: {launched} kernels");
    }
}
