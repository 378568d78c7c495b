using NamedTorch.Core;
using NamedTorch.Gpu;
using NamedTorch.GpuCheck.Operations;
using NamedTorch.Tests.Ptx;

namespace NamedTorch.Tests.Kernels;

/// <summary>Matrix products of all kinds, from one list, on every device; and which kernel is chosen.</summary>
[Collection(nameof(MatrixTests))]
[CollectionDefinition(nameof(MatrixTests), DisableParallelization = true)]
public sealed class MatrixTests
{
    static readonly DType[] Types = [DType.Float32, DType.Float16, DType.BFloat16, DType.Float64, DType.Int64];

    [OpenClFact]
    public void OnOpenCl_ProductsAreExact() => Check(OpenClDevice.Device, [.. MatrixCase.All, MatrixCase.Large], Types);

    [Fact]
    public void OnThePtxMachine_ProductsAreExact() => Check(PtxDevice.Device, MatrixCase.All, Types);

    [Theory]
    [InlineData(Float32Product.Tf32)]
    [InlineData(Float32Product.ThreeTf32)]
    public void Float32ByMatrixUnits_IsExactForSmallWholeNumbers(Float32Product product) => With(product, () => Check(PtxDevice.Device, MatrixCase.All, [DType.Float32]));

    [Theory]
    [InlineData(DType.Float32, Float32Product.Float32)]
    [InlineData(DType.Float32, Float32Product.Tf32)]
    [InlineData(DType.BFloat16, Float32Product.Float32)]
    public void LargeTiles_AreExact(DType dtype, Float32Product product)
    {
        Tensor a = Whole(131, 70).To(dtype), b = Whole(70, 260).To(dtype), bias = Whole(1, 260).To(dtype), c = Torch.Empty([131, 260], dtype, device: PtxDevice.Device);
        Tensor nearA = a.To(PtxDevice.Device), nearB = b.To(PtxDevice.Device), nearBias = bias.To(PtxDevice.Device);
        var kernel = (GpuMatrix)PtxDevice.Device.Backend.Find<IMatrixKernel>()!;
        var shape = MatrixChoice.Shape(c, nearA, nearB, hasUnits: true, product);
        shape = shape with { Sizes = shape.Mode is null ? TileSizes.ForThreads(isLarge: true) : TileSizes.ForUnits(dtype.ByteSize, isLarge: true) };
        kernel.Product(c, nearA, nearB, new(static x => Symbol.Max(x[0] + x[2], Symbol.Of(0)), ScalarType.Float32, nearBias.Expand(131, 260)), shape);
        Assert.Equal((a.To(DType.Float32).Matmul(b.To(DType.Float32)) + bias.To(DType.Float32)).Relu().To(dtype).To(DType.Float32).ToArray<float>(), c.To(Device.Cpu).To(DType.Float32).ToArray<float>());
    }

    static Tensor Whole(long rows, long columns)
    {
        var random = new Random((int)rows);
        return Tensor.From([.. Enumerable.Range(0, (int)(rows * columns)).Select(_ => (float)random.Next(-3, 4))], [rows, columns]);
    }

    [Fact]
    public void ThreeProducts_AreNearlyFloat32_AndOneIsNot()
    {
        var sizes = new MatrixCase("tenths", 32, 32, 64);
        float[] exact = sizes.Run(Device.Cpu, DType.Float64, 0.1), three = [], one = [];
        With(Float32Product.ThreeTf32, () => three = sizes.Run(PtxDevice.Device, DType.Float32, 0.1));
        With(Float32Product.Tf32, () => one = sizes.Run(PtxDevice.Device, DType.Float32, 0.1));
        Assert.InRange(Error(exact, three), 0, 1e-6);
        Assert.InRange(Error(exact, one), 1e-5, 2e-3);
        Assert.InRange(Error(exact, sizes.Run(PtxDevice.Device, DType.Float32, 0.1)), 0, 1e-6);
    }

    [Fact]
    public void SettingOfNoKind_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => GpuSettings.Float32Products = (Float32Product)9);

    [Theory]
    [InlineData(DType.Float32, false, Float32Product.Tf32, null)]
    [InlineData(DType.Float32, true, Float32Product.Float32, null)]
    [InlineData(DType.Float32, true, Float32Product.Tf32, "Tf32")]
    [InlineData(DType.BFloat16, true, Float32Product.Float32, "BFloat16")]
    [InlineData(DType.Float16, true, Float32Product.Float32, "Float16")]
    [InlineData(DType.Float64, true, Float32Product.Tf32, null)]
    public void Units_AreChosenByTypeDeviceAndSetting(DType dtype, bool hasUnits, Float32Product allowed, string? unit) =>
        Assert.Equal(unit, MatrixChoice.Mode(dtype, hasUnits, allowed)?.Unit.ToString());

    [Theory]
    [InlineData(4096, 4096, 128)]
    [InlineData(256, 256, 64)]
    [InlineData(100_000, 40, 64)]
    public void Tiles_AreLargeWhereThereAreEnough(long rows, long columns, int tile) => Assert.Equal(tile, MatrixChoice.Sizes(DType.Float32, null, rows, columns, 1).Rows);

    [Fact]
    public void MissingWaitInAProduct_IsFound() => Finds("still under way", static t => t.Replace("cp.async.wait_group 1;", ""), DType.BFloat16);

    [Fact]
    public void MissingBarrierInAProduct_IsFound() => Finds("race: shared memory", static t => t.Replace("bar.sync 0;", ""), DType.Float16);

    [Fact]
    public void OneStageTooFewToWaitFor_IsFound() => Finds("still under way", static t => t.Replace("cp.async.wait_group 0;", "cp.async.wait_group 1;"), DType.Float32);

    // Each in a kernel of its own: what compiled once is not read again.
    static void Finds(string fault, Func<string, string> plant, DType dtype)
    {
        PtxDevice.FaultyAccelerator.Edit = plant;
        Tensor x = Torch.Ones([64, 96], dtype).To(PtxDevice.Faulty), y = Torch.Ones([96, 64], dtype).To(PtxDevice.Faulty);
        Assert.Contains(fault, Assert.Throws<PtxFault>(() => x.Matmul(y)).Message);
    }

    static void Check(Device device, IEnumerable<MatrixCase> cases, DType[] types)
    {
        var wrong = new List<string>();
        foreach (var one in cases)
            foreach (var dtype in types)
            {
                // Sums of a half type are rounded once, as the host rounds them.
                float[] expected = one.Run(Device.Cpu, dtype), actual = one.Run(device, dtype);
                if (expected.Zip(actual).Select(static (p, n) => (p.First, p.Second, n)).FirstOrDefault(static p => p.First != p.Second) is { First: var a, Second: var b, n: var at } && a != b)
                    wrong.Add($"{one} of {dtype} at {at}: {a} became {b}");
            }
        Assert.Equal("", string.Join("\n", wrong));
    }

    internal static void With(Float32Product product, Action run)
    {
        try
        {
            GpuSettings.Float32Products = product;
            run();
        }
        finally
        {
            GpuSettings.Float32Products = Float32Product.Float32;
        }
    }

    static double Error(float[] exact, float[] x) => exact.Zip(x).Max(static p => Math.Abs(p.First - (double)p.Second)) / exact.Max(Math.Abs);
}
