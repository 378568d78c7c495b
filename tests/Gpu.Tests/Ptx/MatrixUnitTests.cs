using NamedTorch.Gpu;

namespace NamedTorch.Tests.Ptx;

/// <summary>One warp multiplies 16 × depth by depth × 8: copies, loads of matrices and the units themselves, and what the machine says of mistakes.</summary>
public sealed class MatrixUnitTests
{
    // A as it lies, B with its depth as rows (k, n); elements of 2 bytes are loaded transposed, so that both ways of loading are seen.
    static Kernel OneProduct(MatrixUnit unit)
    {
        var dtype = unit switch { MatrixUnit.Tf32 => DType.Float32, MatrixUnit.Float16 => DType.Float16, _ => DType.BFloat16 };
        int depth = unit.Depth(), perCopy = 16 / dtype.ByteSize;
        var k = new KernelBuilder("one_product", MatrixUnits.Warp);
        MemoryArray c = k.Output("c", DType.Float32), a = k.Input("a", dtype), b = k.Input("b", dtype);
        MemoryArray nearA = k.Shared("nearA", dtype, 16 * depth), nearB = k.Shared("nearB", dtype, 8 * depth);
        Value lane = k.At(Position.ThreadX), zero = k.Whole(ScalarType.Int32, 0), at = lane * perCopy;
        k.AsyncCopy(nearA, at, a, at, 16);
        k.If(lane < 8 * depth / perCopy, () => k.AsyncCopy(nearB, at, b, at, 16));
        k.CommitCopies();
        k.WaitForCopies(0);
        k.Barrier();
        Value row = lane % 8, matrix = lane / 8;
        var left = k.LoadMatrices(nearA, (row + matrix % 2 * 8) * depth + matrix / 2 * perCopy, 4);
        Value[] right = unit == MatrixUnit.Tf32
            ? [.. Enumerable.Range(0, 2).Select(h => k.RoundToTf32(k.Load(nearB, (lane % 4 + 4 * h) * 8 + lane / 4)))]
            : k.LoadMatrices(nearB, lane % 16 * 8, 2, isTransposed: true);
        Value[] sums = [.. Enumerable.Range(0, 4).Select(_ => k.Variable(k.Real(ScalarType.Float32, 0)))];
        k.MatrixMultiply(unit, sums, left, right);
        for (int h = 0; h < 2; h++) k.StoreVector(c, (lane / 4 + 8 * h) * 8 + lane % 4 * 2 + zero, [sums[2 * h], sums[2 * h + 1]]);
        return k.Finish();
    }

    static (float[] Expected, float[] Actual) Run(MatrixUnit unit, Func<string, string>? plant = null)
    {
        int depth = unit.Depth();
        // Whole numbers up to 8: exact in every format.
        var random = new Random(7);
        float[] a = [.. Enumerable.Range(0, 16 * depth).Select(_ => (float)random.Next(-8, 9))], b = [.. Enumerable.Range(0, 8 * depth).Select(_ => (float)random.Next(-8, 9))], expected = new float[128];
        for (int i = 0; i < 16; i++)
            for (int j = 0; j < 8; j++)
                for (int d = 0; d < depth; d++) expected[i * 8 + j] += a[i * depth + d] * b[d * 8 + j];
        PtxMemory[] buffers = [new("c", 512), Filled("a", unit, a), Filled("b", unit, b)];
        string text = PtxRenderer.Render(OneProduct(unit));
        new PtxMachine(new PtxProgram(plant is null ? text : plant(text)), 32, 1).Launch(1, n => buffers[n], (1, 1, 1), [0, 1UL << 32, 2UL << 32]);
        return (expected, System.Runtime.InteropServices.MemoryMarshal.Cast<byte, float>(buffers[0].Bytes).ToArray());
    }

    static PtxMemory Filled(string name, MatrixUnit unit, float[] values)
    {
        byte[] bytes = unit switch
        {
            MatrixUnit.Tf32 => [.. values.SelectMany(BitConverter.GetBytes)],
            MatrixUnit.Float16 => [.. values.SelectMany(static v => BitConverter.GetBytes((Half)v))],
            _ => [.. values.SelectMany(static v => BitConverter.GetBytes(v).Skip(2))],
        };
        var memory = new PtxMemory(name, bytes.Length);
        memory.Fill(0, bytes);
        return memory;
    }

    static string Fault(MatrixUnit unit, Func<string, string> plant) => Assert.Throws<PtxFault>(() => Run(unit, plant)).Message;

    [Theory]
    [InlineData(MatrixUnit.Tf32)]
    [InlineData(MatrixUnit.Float16)]
    [InlineData(MatrixUnit.BFloat16)]
    internal void Product_IsExactForSmallWholeNumbers(MatrixUnit unit)
    {
        var (expected, actual) = Run(unit);
        Assert.Equal(expected, actual);
    }

    [Fact]
    public void MissingWait_IsFound() => Assert.Contains("still under way", Fault(MatrixUnit.BFloat16, static t => t.Replace("cp.async.wait_group 0;", "")));

    [Fact]
    public void MissingCommit_IsFound() => Assert.Contains("still under way", Fault(MatrixUnit.Tf32, static t => t.Replace("cp.async.commit_group;", "")));

    [Fact]
    public void WaitThatLeavesTheBatch_IsFound() => Assert.Contains("still under way", Fault(MatrixUnit.Float16, static t => t.Replace("wait_group 0", "wait_group 1")));

    [Fact]
    public void MissingBarrierAfterTheWait_IsARace() => Assert.Contains("race: shared memory", Fault(MatrixUnit.BFloat16, static t => t.Replace("bar.sync 0;", "")));

    [Fact]
    public void CopyOffItsAlignment_IsFound() => Assert.Contains("is not aligned to 16", Fault(MatrixUnit.Float16, static t => t.Replace(", 2, %a_nearA", ", 1, %a_nearA")));

    [Fact]
    public void HalfAWarp_DoesNotMultiply() => Assert.Contains("only 16 of 32 threads are here", Fault(MatrixUnit.BFloat16, static t => t
        .Replace("{\n", "{\n    .reg .pred %odd;\n").Replace("mma.sync", "setp.lt.s32 %odd, %tid.x, 16;\n    @!%odd bra $Lend;\n    mma.sync").Replace("    ret;", "$Lend:\n    ret;")));

    [Fact]
    public void MatrixLoadedTheWrongWayRound_GivesOtherNumbers()
    {
        // No address is wrong, only who gets what.
        var (expected, actual) = Run(MatrixUnit.BFloat16, static t => t.Replace(".trans", ""));
        Assert.NotEqual(expected, actual);
    }

    [Fact]
    public void DepthOfAnotherUnit_IsNoInstruction() => Assert.Contains("there is no instruction", Fault(MatrixUnit.Tf32, static t => t.Replace("m16n8k8", "m16n8k16")));

    [Theory]
    [InlineData(1f, 1f)]
    [InlineData(1.00048828125f, 1.0009765625f)]
    [InlineData(-1.00048828125f, -1.0009765625f)]
    [InlineData(1.0004882f, 1f)]
    [InlineData(float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData(float.NaN, float.NaN)]
    public void Tf32_RoundsTiesAwayFromZero(float x, float rounded) =>
        Assert.Equal(rounded, BitConverter.UInt32BitsToSingle((uint)PtxOpcode.All["cvt.rna.tf32.f32"].Run(BitConverter.SingleToUInt32Bits(x), 0, 0)));
}
