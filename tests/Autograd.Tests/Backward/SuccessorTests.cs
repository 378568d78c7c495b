using static NamedTorch.Tests.Leaves;

namespace NamedTorch.Tests.Backward;

/// <summary>Gradients that are written over the cotangent they come from.</summary>
public sealed class SuccessorTests
{
    static readonly Dim Batch = new(), Model = new();

    // A cotangent that the pass owns, and not the user's ones.
    static void Pass(Tensor y) => (y * 2).Sum().Backward();

    [Fact]
    public void AChain_IsTheProductOfItsDerivatives()
    {
        var x = Leaf([0.5f, 1, 2], Model[3]);
        Pass(x.Exp().Square().Sqrt());
        AssertClose([2 * MathF.Exp(0.5f), 2 * MathF.Exp(1), 2 * MathF.Exp(2)], x.Grad.Values());
    }

    [Fact]
    public void ACotangentOfTwo_IsReadByBoth()
    {
        var x = Leaf([0.5f, 1, 2], Model[3]);
        Tensor a = x.Exp(), b = x.Square();
        Pass(a + b);
        AssertClose([.. new float[] { 0.5f, 1, 2 }.Select(static v => 2 * MathF.Exp(v) + 4 * v)], x.Grad.Values());
    }

    [Fact]
    public void ACotangentThatPassesThroughOnTheLeft_IsNotOverwrittenOnTheRight()
    {
        Tensor x = Leaf([7, 8, 10], Model[3]), y = Leaf([2, 3, 4], Model[3]);
        Pass(x.Fmod(y));
        Assert.Equal([2, 2, 2], x.Grad.Values());
        Assert.Equal([-6, -4, -4], y.Grad.Values());
    }

    [Fact]
    public void BothFactors_GetTheirGradients()
    {
        Tensor x = Leaf([1, 2, 3], Model[3]), y = Leaf([4, 5, 6], Model[3]);
        Pass(x * y);
        Assert.Equal([8, 10, 12], x.Grad.Values());
        Assert.Equal([2, 4, 6], y.Grad.Values());
    }

    [Fact]
    public void AGraphThatIsKept_GivesTheSameAgain()
    {
        var x = Leaf([0.5f, 1, 2, -1], Batch[2], Model[2]);
        var y = (x.Softmax(Model).Log() * x).Sum();
        y.Backward(keepGraph: true);
        var first = x.Grad.Values();
        x.Grad = null;
        y.Backward();
        Assert.Equal(first, x.Grad.Values());
    }

    [Fact]
    public void ARetainedCotangent_StaysAsItWas()
    {
        var x = Leaf([1, 2, 3], Model[3]);
        var y = x.Square();
        y.RetainGrad();
        Pass(y.Square());
        Assert.Equal([4, 16, 36], y.Grad.Values());
        Assert.Equal([8, 64, 216], x.Grad.Values());
    }

    static void AssertClose(float[] expected, float[] values)
    {
        for (int i = 0; i < expected.Length; i++) Assert.Equal(expected[i], values[i], 1e-5 * Math.Abs(expected[i]));
    }
}
