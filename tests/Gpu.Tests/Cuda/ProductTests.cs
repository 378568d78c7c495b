using NamedTorch.Core;
using NamedTorch.Gpu;
using NamedTorch.GpuCheck.Operations;
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
