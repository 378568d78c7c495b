using NamedTorch.Gpu;

namespace NamedTorch.Tests.Ir;

/// <summary>Kernels that break a rule are refused, and the message says which instruction and why.</summary>
public sealed class VerifierTests
{
    static string Rule(Action<KernelBuilder> write, int width = 64)
    {
        var k = new KernelBuilder("bad", width);
        write(k);
        return Assert.Throws<VerificationException>(() => Verifier.Check(k.Finish())).Message;
    }

    [Fact]
    public void BarrierOnOnePathOnly_IsRefused() =>
        Assert.Contains("never come to this barrier", Rule(static k => k.If(k.At(Position.ThreadX) < 3, k.Barrier)));

    [Fact]
    public void BarrierInALoopOfDifferentLengths_IsRefused() =>
        Assert.Contains("never come to this barrier", Rule(static k => k.For(k.Whole(ScalarType.Int32, 0), k.At(Position.ThreadX), k.Whole(ScalarType.Int32, 1), _ => k.Barrier())));

    [Fact]
    public void BarrierThatDependsOnAVariableOfTheThread_IsRefused() => Assert.Contains("never come to this barrier", Rule(static k =>
    {
        var way = k.Variable(k.Whole(ScalarType.Int32, 0));
        k.For(k.Whole(ScalarType.Int32, 0), k.Whole(ScalarType.Int32, 2), k.Whole(ScalarType.Int32, 1), _ =>
        {
            k.If(way > 0, k.Barrier);
            k.Set(way, k.At(Position.ThreadX));
        });
    }));

    [Fact]
    public void BarrierThatDependsOnTheGroup_IsAllowed()
    {
        var k = new KernelBuilder("good", 64);
        k.If(k.At(Position.GroupX) < 3, k.Barrier);
        Verifier.Check(k.Finish());
    }

    [Fact]
    public void RegisterWrittenOnAnotherPath_IsNotRead() => Assert.Contains("written on another path only", Rule(static k =>
    {
        Value inside = default;
        k.If(k.At(Position.ThreadX) < 3, () => inside = k.Whole(ScalarType.Int32, 1));
        _ = inside + 1;
    }));

    [Fact]
    public void OperandsOfTwoTypes_AreRefused() => Assert.Contains("one type, not Int32 and Float32", Rule(static k => _ = k.Whole(ScalarType.Int32, 1) + k.Real(ScalarType.Float32, 1)));

    [Fact]
    public void StoreIntoAnInput_IsRefused() => Assert.Contains("'x' is only read", Rule(static k => k.Store(k.Input("x", DType.Float32), k.At(Position.ThreadX), k.Real(ScalarType.Float32, 1))));

    [Fact]
    public void StoreOfAnotherType_IsRefused() => Assert.Contains("stored from Float32", Rule(static k => k.Store(k.Output("y", DType.Float16), k.At(Position.ThreadX), k.Whole(ScalarType.Int32, 1))));

    [Fact]
    public void SecondWriteOfAValue_IsRefused() => Assert.Contains("is no variable", Rule(static k =>
    {
        var one = k.Whole(ScalarType.Int32, 1);
        k.Set(one, one + 1);
    }));

    [Fact]
    public void TooManyThreads_AreRefused() => Assert.Contains("1024 threads", Rule(static _ => { }, 2048));

    [Fact]
    public void TooMuchSharedMemory_IsRefused() => Assert.Contains("49152 bytes", Rule(static k => k.Shared("s", ScalarType.Float32, 20000)));

    [Fact]
    public void TwoArraysOfOneName_AreRefused() => Assert.Contains("names of their own", Rule(static k => (k.Input("x", DType.Float32), k.Input("x", DType.Int32)).ToString()));
}
