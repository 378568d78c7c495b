using NamedTorch.Gpu;

namespace NamedTorch.Tests.Ir;

/// <summary>Matrix units, asynchronous copies and vectors that break a rule are refused with the rule.</summary>
public sealed class MatrixRulesTests
{
    static string Rule(Action<KernelBuilder> write, int width = 64)
    {
        var k = new KernelBuilder("bad", width);
        write(k);
        return Assert.Throws<VerificationException>(() => Verifier.Check(k.Finish())).Message;
    }

    static Value[] Words(KernelBuilder k, int count) => [.. Enumerable.Range(0, count).Select(n => k.Whole(ScalarType.Int32, n))];

    static Value[] Sums(KernelBuilder k) => [.. Enumerable.Range(0, 4).Select(_ => k.Variable(k.Real(ScalarType.Float32, 0)))];

    [Fact]
    public void ProductOnOnePathOnly_IsRefused() => Assert.Contains("a warp does this together", Rule(static k =>
    {
        var sums = Sums(k);
        k.If(k.At(Position.ThreadX) < 3, () => k.MatrixMultiply(MatrixUnit.Tf32, sums, Words(k, 4), Words(k, 2)));
    }));

    [Fact]
    public void ProductByPartOfAWarp_IsRefused() => Assert.Contains("the group has 48", Rule(static k => k.MatrixMultiply(MatrixUnit.Tf32, Sums(k), Words(k, 4), Words(k, 2)), 48));

    [Fact]
    public void ProductOfTooFewWords_IsRefused() => Assert.Contains("A is 4 words of int32 per thread, not 2", Rule(static k => k.MatrixMultiply(MatrixUnit.BFloat16, Sums(k), Words(k, 2), Words(k, 2))));

    [Fact]
    public void ProductOfFloats_IsRefused() => Assert.Contains("B is 2 words of int32", Rule(static k => k.MatrixMultiply(MatrixUnit.Tf32, Sums(k), Words(k, 4), Sums(k)[..2])));

    [Fact]
    public void SumsThatAreNoVariables_AreRefused() => Assert.Contains("sums are variables", Rule(static k =>
        k.MatrixMultiply(MatrixUnit.Tf32, [.. Enumerable.Range(0, 4).Select(n => k.Real(ScalarType.Float32, n))], Words(k, 4), Words(k, 2))));

    [Fact]
    public void CopyFromWhatIsWritten_IsRefused() => Assert.Contains("may be written while it is copied", Rule(static k =>
        k.AsyncCopy(k.Shared("s", DType.Float32, 64), k.At(Position.ThreadX), k.Output("y", DType.Float32), k.At(Position.ThreadX), 4)));

    [Fact]
    public void CopyToABuffer_IsRefused() => Assert.Contains("from a buffer to shared memory", Rule(static k =>
        k.AsyncCopy(k.Output("y", DType.Float32), k.At(Position.ThreadX), k.Input("x", DType.Float32), k.At(Position.ThreadX), 4)));

    [Fact]
    public void CopyOfTwoBytes_IsRefused() => Assert.Contains("4, 8 or 16 bytes of whole elements are copied, not 2", Rule(static k =>
        k.AsyncCopy(k.Shared("s", DType.Float16, 64), k.At(Position.ThreadX), k.Input("x", DType.Float16), k.At(Position.ThreadX), 2)));

    [Fact]
    public void CopyOfAnotherType_IsRefused() => Assert.Contains("'s' holds Float16, 'x' BFloat16", Rule(static k =>
        k.AsyncCopy(k.Shared("s", DType.Float16, 64), k.At(Position.ThreadX), k.Input("x", DType.BFloat16), k.At(Position.ThreadX), 4)));

    [Fact]
    public void CopyThatNobodyWaitsFor_IsRefused() => Assert.Contains("is committed and waited for", Rule(static k =>
    {
        k.AsyncCopy(k.Shared("s", DType.Float32, 64), k.At(Position.ThreadX), k.Input("x", DType.Float32), k.At(Position.ThreadX), 4);
        k.CommitCopies();
    }));

    [Fact]
    public void TransposedFloats_AreRefused() => Assert.Contains("or of 32 as they lie", Rule(static k => k.LoadMatrices(k.Shared("s", DType.Float32, 256), k.At(Position.ThreadX), 4, isTransposed: true)));

    [Fact]
    public void MatricesFromABuffer_AreRefused() => Assert.Contains("loaded from shared memory", Rule(static k => k.LoadMatrices(k.Input("x", DType.Float16), k.At(Position.ThreadX), 4)));

    [Fact]
    public void GuardOfAVectorThatIsANumber_IsRefused() => Assert.Contains("a guard is a predicate", Rule(static k => k.LoadVector(k.Input("x", DType.Float16), k.At(Position.ThreadX), 2, k.At(Position.ThreadX))));

    [Fact]
    public void VectorOfThirtyTwoBytes_IsRefused() => Assert.Contains("at most 16 bytes", Rule(static k => k.LoadVector(k.Input("x", DType.Float64), k.At(Position.ThreadX), 4)));

    [Fact]
    public void VectorIntoAnInput_IsRefused() => Assert.Contains("'x' is only read", Rule(static k => k.StoreVector(k.Input("x", DType.Int32), k.At(Position.ThreadX), Words(k, 2))));

    [Fact]
    public void OpenCl_HasNoMatrixUnits()
    {
        var k = new KernelBuilder("matrix", 32);
        k.MatrixMultiply(MatrixUnit.Float16, Sums(k), Words(k, 4), Words(k, 2));
        var kernel = k.Finish();
        Assert.True(kernel.NeedsMatrixUnits);
        Assert.Contains("no form in OpenCL C", Assert.Throws<NotSupportedException>(() => OpenClRenderer.Render(kernel)).Message);
    }
}
