using NamedTorch.Core;
using Xunit;

namespace NamedTorch.Tests;

/// <summary>Gradients that nobody has seen are given back by ZeroGrad; those that somebody has stay as they were.</summary>
[Collection(nameof(Alone))]
public sealed class GradientReuseTests
{
    const int Length = 1 << 18;
    static readonly Dim Model = new();

    [Fact]
    public void UnseenGradient_ComesBackAtZeroGrad()
    {
        var x = Torch.Ones([Model[Length]]).WithGrad();
        var descent = new Sgd([x], rate: 0.5);
        (x * 3).Sum().Backward();
        descent.Step();
        long before = NativePool.LiveBytes;
        descent.ZeroGrad();
        Assert.True(before - NativePool.LiveBytes >= Length * sizeof(float), "the gradient is still lent");
        Assert.Null(x.Grad);
        Assert.All(x.Detach().ToArray<float>(), static v => Assert.Equal(-0.5f, v));
    }

    [Fact]
    public void SeenGradient_OutlivesZeroGrad()
    {
        var x = Torch.Ones([Model[Length]]).WithGrad();
        var descent = new Sgd([x], rate: 0.5);
        (x * 3).Sum().Backward();
        var seen = x.Grad!;
        descent.ZeroGrad();
        (x * 7).Sum().Backward();
        Assert.All(seen.ToArray<float>(), static v => Assert.Equal(3, v));
        Assert.All(x.Grad!.ToArray<float>(), static v => Assert.Equal(7, v));
    }

    [Fact]
    public void LeavesOfOneCotangent_HaveBytesOfTheirOwn()
    {
        Tensor x = Torch.Ones([Model[Length]]).WithGrad(), y = Torch.Ones([Model[Length]]).WithGrad();
        ((x + y) * 3).Sum().Backward();
        new Sgd([x], rate: 0.5).ZeroGrad();
        var over = Torch.Ones([Model[Length]]);
        Assert.All(y.Grad!.ToArray<float>(), static v => Assert.Equal(3, v));
        Assert.All(over.ToArray<float>(), static v => Assert.Equal(1, v));
    }

    [Fact]
    public void GradientOfAGradient_ReadsWhatItNeeds()
    {
        var x = (Torch.Ones([Model[Length]]) * 2).Detach().WithGrad();
        var descent = new Sgd([x], rate: 0.5);
        (x * x * x).Sum().Backward(createGraph: true);
        descent.Step();
        var slope = x.Grad!;
        descent.ZeroGrad();
        Assert.All(slope.Detach().ToArray<float>(), static v => Assert.Equal(12, v));
    }
}
