using static NamedTorch.Torch;

namespace NamedTorch.Tests.Ptx;

/// <summary>Operations whose kernels run as PTX, against the host.</summary>
public sealed class PtxTests
{
    static Tensor X(params Axis[] axes) => Randn(axes, generator: new Generator(3));

    public static TheoryData<string, Func<Tensor, Tensor>> Calls => new()
    {
        { "gelu", static x => x.Gelu() },
        { "exp", static x => x.Exp() },
        { "tanh of a transposed view", static x => x.Transpose(0, 1).Tanh() },
        { "broadcast sum", static x => x + x[0] },
        { "comparison", static x => (x > 0).To(DType.Float32) },
        { "to int8 and back", static x => (x * 10).To(DType.Int8).To(DType.Float32) },
        { "through float16", static x => x.To(DType.Float16).To(DType.Float32) },
        { "through bfloat16", static x => x.To(DType.BFloat16).To(DType.Float32) },
        { "float64", static x => x.To(DType.Float64).Maximum(0).Sqrt() },
        { "sum of rows", static x => x.Sum(1) },
        { "sum of columns", static x => x.Sum(0) },
        { "sum of all", static x => x.Sum() },
        { "largest of rows", static x => x.Amax(1) },
        { "softmax", static x => x.Softmax(1) },
        { "softmax of columns", static x => x.Softmax(0) },
        { "layer norm", static x => x.LayerNorm([1]) },
        { "product", static x => x.Matmul(x.Transpose(0, 1)) },
        { "gather", static x => x.IndexSelect(0, Tensor.From(new long[] { 2, 0, 2 })) },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public void Operation_IsTheHosts(string name, Func<Tensor, Tensor> call)
    {
        var x = X(37, 70);
        Tensor expected = call(x), actual = call(x.To(PtxDevice.Device));
        Assert.Equal(expected.Type, actual.Type);
        double[] a = expected.To(DType.Float64).ToArray<double>(), b = actual.To(Device.Cpu).To(DType.Float64).ToArray<double>();
        for (int i = 0; i < a.Length; i++) Assert.True(Math.Abs(a[i] - b[i]) <= 1e-4 * (0.01 + Math.Abs(a[i])), $"{name} at {i}: {a[i]} became {b[i]}");
    }

    [Fact]
    public void MissingBarrier_IsARace() => Finds("race: shared memory", static t => Without(t, "bar.sync 0;", 1), static x => x.Sort(0).Values);

    [Fact]
    public void MissingFirstBarrier_ReadsWhatIsNotWrittenYet() => Finds("which nothing has written", static t => Without(t, "bar.sync 0;", 0), static x => x.Amax());

    [Fact]
    public void BarrierOnOnePathOnly_IsFound() => Finds("does not come", static t =>
        t.Insert(t.LastIndexOf("ret;", StringComparison.Ordinal), "setp.lt.s32 %odd, %tid.x, 7;\n    @%odd bar.sync 0;\n    ").Replace("{\n", "{\n    .reg .pred %odd;\n"), static x => x.Prod());

    [Fact]
    public void WrongAddress_IsOutOfBounds() => Finds("is out of buffer", static t => t.Replace(", 4;", ", 8;"), static x => x.Exp());

    [Fact]
    public void OddAddress_IsNotAligned() => Finds("is not aligned to 16", static t => t.Replace(", 4;", ", 1;"), static x => x.Expm1());

    [Fact]
    public void TwoThreadsAtOnePlace_AreARace() => Finds("race: buffer", static t => t.Replace(", 4;", ", 0;"), static x => x.Square());

    [Fact]
    public void WrongOpcode_IsFound() => Finds("there is no instruction mul.rm.f32", static t => t.Replace("mul.rn.f32", "mul.rm.f32"), static x => x * 2.5f);

    [Fact]
    public void TypeClash_IsFound() => Finds("where s32 is wanted", static t => t.Replace("mul.rn.f32", "mul.lo.s32"), static x => x * 2.75f);

    [Fact]
    public void MissingConstant_IsReadUninitialised() => Finds("never written", static t => string.Join("\n", t.Split('\n').Where(static l => !l.Contains("mov.f32 %f"))), static x => x.Log());

    // Each in a kernel of its own: what compiled once is not read again.
    static void Finds(string fault, Func<string, string> plant, Func<Tensor, Tensor> call)
    {
        PtxDevice.FaultyAccelerator.Edit = plant;
        var x = X(64, 64).To(PtxDevice.Faulty);
        Assert.Contains(fault, Assert.Throws<PtxFault>(() => call(x)).Message);
    }

    static string Without(string text, string line, int which)
    {
        int at = -1;
        for (int i = 0; i <= which; i++) at = text.IndexOf(line, at + 1, StringComparison.Ordinal);
        return text.Remove(at, line.Length);
    }
}
