using NamedTorch.Core;
using NamedTorch.Gpu;
using NamedTorch.GpuCheck.Operations;
using NamedTorch.Ops;
using NamedTorch.Tests.Kernels;
using NamedTorch.Tests.Runtime;

namespace NamedTorch.Tests.Cuda;

/// <summary>Products by cuBLASLt, through a double that sums what its layouts say: strides become layouts, and our kernel is there for the rest.</summary>
[Collection(nameof(MatrixTests))]
public sealed class ProductTests
{
    const string Call = "cublasLtMatmul", Ask = "cublasLtMatmulAlgoGetHeuristic";

    public static TheoryData<string, string> Cases
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var one in MatrixCase.All)
                foreach (var dtype in (DType[])(one.Name == "both turned" ? [DType.Float32, DType.Float64, DType.Float16, DType.BFloat16] : [DType.Float32, DType.BFloat16])) data.Add(one.Name, dtype.ToString());
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Product_IsTheHosts(string name, string dtype)
    {
        var one = MatrixCase.All.Single(c => c.Name == name);
        var type = Enum.Parse<DType>(dtype);
        using var it = new CudaDouble(hasProducts: true);
        Assert.Equal(one.Run(Device.Cpu, type), one.Run(it.Device(), type));
        Assert.Null(it.Fault);
        // What lies neither in rows nor in columns is ours; numbers are multiplied by a map.
        Assert.Equal(name is not ("every other element" or "one number"), it.Log.Contains(Call));
    }

    [Theory]
    [CombinatorialLayouts]
    public void EveryLayout_IsUnderstood(bool isLeftDown, bool isRightDown, bool isResultDown, int batches, bool isRepeated, bool accumulate)
    {
        using var it = new CudaDouble(hasProducts: true);
        Tensor Make(Device device, int seed, long rows, long columns, bool isDown, bool repeats)
        {
            var x = Torch.RandInt(-3, 4, [repeats ? 1 : batches, isDown ? columns : rows, isDown ? rows : columns], generator: new((ulong)seed)).To(DType.Float32).To(device);
            if (isDown) x = x.Transpose(1, 2);
            return repeats ? x.Expand(batches, rows, columns) : x;
        }
        float[] Run(Device device)
        {
            Tensor a = Make(device, 1, 6, 5, isLeftDown, isRepeated), b = Make(device, 2, 5, 7, isRightDown, false), c = Make(device, 3, 6, 7, isResultDown, false);
            ((IMatrixKernel)device.Backend.Find<IMatrixKernel>()!).Product(c, a, b, accumulate);
            return c.ToArray<float>();
        }
        Assert.Equal(Run(Device.Cpu), Run(it.Device()));
        Assert.Contains(Call, it.Log);
        Assert.Null(it.Fault);
    }

    [Theory]
    [InlineData("rows", "columns", 1, true)]
    [InlineData("rows", "columns", 3, true)]
    [InlineData("columns", "rows", 3, true)]
    [InlineData("rows", "rows", 1, false)]
    [InlineData("rows", "batches", 3, false)]
    [InlineData("rows", "gaps", 1, false)]
    [InlineData("rows", "everywhere", 1, false)]
    public void AddendThatIsABias_IsAddedByTheLibrary(string liesIn, string addendOver, int batches, bool isTheirs)
    {
        using var it = new CudaDouble(hasProducts: true);
        float[] Run(Device device)
        {
            Tensor Make(int seed, params long[] sizes) => Torch.RandInt(-3, 4, [.. sizes.Select(static s => (Axis)s)], generator: new((ulong)seed)).To(DType.Float32).To(device);
            Tensor a = Make(1, batches, 6, 5), b = Make(2, batches, 5, 7), c = liesIn == "rows" ? Make(3, batches, 6, 7) : Make(3, batches, 7, 6).Transpose(1, 2);
            var addend = addendOver switch
            {
                "columns" => Make(4, 9)[2..].Expand(batches, 6, 7),
                "rows" => Make(4, 6, 1).Expand(batches, 6, 7),
                "batches" => Make(4, batches, 1, 7).Expand(batches, 6, 7),
                "gaps" => Make(4, 7, 2)[.., 0].Expand(batches, 6, 7),
                _ => Make(4, batches, 6, 7),
            };
            if (device.Backend.Find<IAddedProductKernel>() is { } kernel) kernel.Product(c, a, b, addend);
            else return (a.Matmul(b) + addend).ToArray<float>();
            return c.ToArray<float>();
        }
        Assert.Equal(Run(Device.Cpu), Run(it.Device()));
        Assert.Equal(isTheirs, it.Biases > 0);
        Assert.Null(it.Fault);
    }

    [Fact]
    public void Bias_IsAddedByTheLibrary_AlsoInACapturedStep()
    {
        using var it = new CudaDouble(hasProducts: true);
        var device = it.Device();
        Tensor x = Torch.Randn([("Batch", 6), ("In", 5)], generator: new(1)), weight = Torch.Randn([("Out", 7), ("In", 5)], generator: new(2)), bias = Torch.Randn([("Out", 7)], generator: new(3));
        Tensor there = x.To(device), weightThere = weight.To(device), biasThere = bias.To(device), y = x;
        float[] expected = x.Linear(weight, bias).ToArray<float>(), twice = (x * 2).Linear(weight, bias).ToArray<float>();
        void Near(float[] numbers)
        {
            float[] actual = y.ToArray<float>();
            for (int i = 0; i < numbers.Length; i++) Assert.Equal(numbers[i], actual[i], 1e-5f);
        }
        y = there.Linear(weightThere, biasThere);
        Near(expected);
        int before = it.Biases;
        Assert.True(before > 0);
        using var step = device.Accelerator.Capture(() => y = there.Linear(weightThere, biasThere));
        there.CopyFrom((x * 2).To(device));
        step.Replay();
        Near(twice);
        Assert.True(it.Biases > before);
        Assert.Null(it.Fault);
    }

    [Fact]
    public void WhatIsFaster_IsKept()
    {
        using CudaDouble fast = new(hasProducts: true), slow = new(hasProducts: true) { ProductTicks = 1000 };
        foreach (var (it, isTheirs) in new[] { (fast, true), (slow, false) })
        {
            var device = it.Device();
            var one = MatrixCase.All.First(static c => c.Name == "one tile");
            float[] expected = one.Run(Device.Cpu, DType.Float32);
            Assert.Equal(expected, one.Run(device, DType.Float32));
            Assert.Contains(Ask, it.Log);
            it.Log.Clear();
            Assert.Equal(expected, one.Run(device, DType.Float32));
            Assert.Equal(isTheirs ? 1 : 0, it.Log.Count(static c => c == Call));
            Assert.DoesNotContain(Ask, it.Log);
        }
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1000, false)]
    public void TheNextProcess_ChoosesTheSame(int ticks, bool isTheirs)
    {
        using var folder = new TemporaryFolder();
        using CudaDouble first = new(cache: new(folder.Path), hasProducts: true) { ProductTicks = ticks }, second = new(cache: new(folder.Path), hasProducts: true) { ProductTicks = 1000 - ticks };
        var one = MatrixCase.All.First(static c => c.Name == "batch");
        foreach (var it in new[] { first, second }) Assert.Equal(one.Run(Device.Cpu, DType.Float32), one.Run(it.Device(), DType.Float32));
        Assert.Contains(Ask, first.Log);
        Assert.DoesNotContain(Ask, second.Log);
        Assert.Equal(isTheirs ? 1 : 0, second.Log.Count(static c => c == Call));
    }

    [Theory]
    [InlineData("cublasLtCreate")]
    [InlineData("cublasLtMatmulDescCreate")]
    [InlineData("cublasLtMatmulDescSetAttribute")]
    [InlineData("cublasLtMatrixLayoutCreate")]
    [InlineData("cublasLtMatrixLayoutSetAttribute")]
    [InlineData("cublasLtMatmulPreferenceCreate")]
    [InlineData("cublasLtMatmulPreferenceSetAttribute")]
    [InlineData(Ask)]
    [InlineData(Call)]
    public void LibraryThatRefuses_LeavesItToUs(string call)
    {
        using var it = new CudaDouble(hasProducts: true);
        for (int i = 0; i < 100; i++) it.Fail(call, 15, i);
        var one = MatrixCase.All.First(static c => c.Name == "batch");
        var device = it.Device();
        Assert.Equal(one.Run(Device.Cpu, DType.Float32), one.Run(device, DType.Float32));
        Assert.Contains(call, it.Log);
        Assert.Null(it.Fault);
        it.Log.Clear();
        Assert.Equal(one.Run(Device.Cpu, DType.Float32), one.Run(device, DType.Float32));
        Assert.DoesNotContain(Ask, it.Log);
    }

    [Fact]
    public void LibraryThatRefusesLater_IsNotAskedAgain()
    {
        using var it = new CudaDouble(hasProducts: true);
        var (device, one) = (it.Device(), MatrixCase.All.First(static c => c.Name == "batch"));
        float[] expected = one.Run(Device.Cpu, DType.Float32);
        Assert.Equal(expected, one.Run(device, DType.Float32));
        it.Fail(Call, 15);
        Assert.Equal(expected, one.Run(device, DType.Float32));
        it.Log.Clear();
        Assert.Equal(expected, one.Run(device, DType.Float32));
        Assert.DoesNotContain(Call, it.Log);
    }

    [Fact]
    public void TensorFloat_IsUsedWhereItIsAllowed()
    {
        var one = MatrixCase.All.First(static c => c.Name == "one tile");
        foreach (var (allowed, compute) in new (Float32Product, int?)[] { (Float32Product.Float32, 68), (Float32Product.Tf32, 77), (Float32Product.ThreeTf32, null) })
        {
            using var it = new CudaDouble(hasProducts: true);
            var before = GpuSettings.Float32Products;
            try
            {
                GpuSettings.Float32Products = allowed;
                Assert.Equal(one.Run(Device.Cpu, DType.Float32), one.Run(it.Device(), DType.Float32));
            }
            finally
            {
                GpuSettings.Float32Products = before;
            }
            Assert.Equal(compute is { } c ? [c] : [], it.ComputeTypes.Distinct());
        }
    }
}
