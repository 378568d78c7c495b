using NamedTorch.Diagnostics;
using static NamedTorch.Tests.Leaves;

namespace NamedTorch.Tests.Functional;

public sealed class GradTests
{
    static readonly Dim In = new(), Out = new();

    [Fact]
    public void AGradient_IsReturnedAndNothingAccumulated()
    {
        var (x, w) = (Leaf([1, 2], In[2]), Leaf([3, 4], In[2]));
        var g = Autograd.Grad((x * w).Sum(), x);
        Assert.Equal([3, 4], g.Values());
        Assert.Equal(x.Type, g.Type);
        Assert.Null(x.Grad);
        Assert.Null(w.Grad);
    }

    [Fact]
    public void AnIntermediateResult_CanBeTheInput()
    {
        var x = Leaf([1, 2], In[2]);
        var y = x * x;
        var g = Autograd.Grad([(y * y).Sum()], [y, x]);
        Assert.Equal([2, 8], g[0].Values());
        Assert.Equal([4, 32], g[1].Values());
    }

    [Fact]
    public void HigherOrders_AreGradientsOfGradients()
    {
        var x = Leaf([2], 1);
        var g = (x * x * x * x).Sum();
        foreach (float expected in new float[] { 32, 48, 48, 24 })
        {
            g = Autograd.Grad(g.Sum(), x, createGraph: true);
            Assert.Equal([expected], g.Values());
        }
    }

    [Fact]
    public void BackwardThroughAGradient_ReachesTheLeaf()
    {
        var x = Leaf([3], 1);
        (x * x * x).Sum().Backward(createGraph: true);
        var first = x.Grad!;
        Assert.True(first.RequiresGrad);
        x.Grad = null;
        first.Sum().Backward();
        Assert.Equal([18], x.Grad.Values());
    }

    [Fact]
    public void AnUnusedInput_IsRefusedOrNull()
    {
        var (x, w) = (Leaf([1], 1), Leaf([1], 1));
        var y = x * 2;
        var error = Assert.Throws<AutogradException>(() => Autograd.Grad([y], [x, w], keepGraph: true));
        Assert.StartsWith("NT6003 Grad: input 1 is not used by the outputs.", error.Message);
        Assert.Null(Autograd.Grad([y], [x, w], allowUnused: true)[1]);
    }

    [Fact]
    public void AnInputWithoutGradient_IsRefused() =>
        Assert.Equal(DiagnosticId.NT6003, IdOf(() => Autograd.Grad(Leaf([1], 1) * 2, Ones(1))));

    [Fact]
    public void CotangentsOfOtherNames_AreRefused()
    {
        var x = Leaf([1, 2], In[2]);
        Assert.Equal(DiagnosticId.NT1001, IdOf(() => Autograd.Grad(x * 2, x, Ones(Out[2]))));
        Assert.Equal(DiagnosticId.NT6003, IdOf(() => Autograd.Grad([x * 2], [x], [null, null])));
    }

    [Fact]
    public void ABranchThatLeadsNowhere_IsNotComputed()
    {
        var (x, w) = (Leaf([1, 2], In[2]), Leaf([3, 4], In[2]));
        bool ran = false;
        var side = w * 2;
        side.RegisterHook(_ => { ran = true; });
        Autograd.Grad((x * 5 + side).Sum(), x);
        Assert.False(ran);
    }

    [Fact]
    public void AJacobian_HasBothDims_TheSecondStarred()
    {
        var x = Leaf([1, 2, 3], In[3]);
        var j = Autograd.Jacobian(x => x * x, x);
        Assert.Equal("(In, In*)", j.Dims.ToString());
        Assert.Equal([2, 0, 0, 0, 4, 0, 0, 0, 6], j.Values());
        Assert.Equal("(In)", Autograd.Jacobian(x => x.Sum(), x).Dims.ToString());
        Assert.False(j.RequiresGrad);
    }

    [Fact]
    public void AHessian_IsTheJacobianOfTheGradient()
    {
        var x = Leaf([1, 2], In[2]);
        var h = Autograd.Hessian(x => (x * x * x).Sum(), x);
        Assert.Equal("(In, In*)", h.Dims.ToString());
        Assert.Equal([6, 0, 0, 12], h.Values());
        Assert.Equal([0, 0, 0, 0], Autograd.Hessian(x => x.Sum(), x).Values());
    }

    [Fact]
    public void Products_AgreeWithTheJacobian()
    {
        var x = Leaf([1, 2], In[2]);
        static Tensor F(Tensor x) => (x * x).Sum() * x;
        var v = Tensor.From<float>([3, -1], In[2]);
        float[] j = Autograd.Jacobian(F, x).Values();
        var (y, vjp) = Autograd.Vjp(F, x, v);
        Assert.Equal([5, 10], y.Values());
        Assert.Equal([3 * j[0] - j[2], 3 * j[1] - j[3]], vjp.Values());
        var jvp = Autograd.Jvp(F, x, v).Product;
        Assert.Equal([3 * j[0] - j[1], 3 * j[2] - j[3]], jvp.Values());
        Assert.Equal([2, 2], Autograd.Jvp(x => x + x, Ones(In[2]), Ones(2)).Product.Values());
    }

    [Fact]
    public void InsideNoGrad_DerivativesAreStillComputed()
    {
        using var scope = NoGrad();
        Assert.Equal([2, 0, 0, 2], Autograd.Jacobian(x => x * 2, Ones(In[2])).Values());
    }

    [Fact]
    public void TheGradCheck_FindsAWrongDerivative()
    {
        Assert.Null(new GradCheck().First(x => [x[0] * x[1]], Leaf([1, 2], In[2]), Leaf([3, 4], In[2])));
        Assert.Null(new GradCheck().Second(x => [x[0] * x[0] * x[1].Exp()], Leaf([1, 2], In[2]), Leaf([0.3f, 0.4f], In[2])));
        string? failure = new GradCheck().First(x => [x[0] * x[0].Detach()], Leaf([1, 2], In[2]));
        Assert.StartsWith("input 0 (In 2), element 0: derivative 0.95", failure);
    }
}
