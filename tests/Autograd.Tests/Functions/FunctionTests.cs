using NamedTorch.Diagnostics;
using static NamedTorch.Tests.Leaves;

namespace NamedTorch.Tests.Functions;

public sealed class FunctionTests
{
    static readonly Dim Model = new(), Other = new();

    sealed class Cube : Function
    {
        protected override Tensor[] Forward(FunctionContext context, ReadOnlySpan<Tensor> inputs)
        {
            context.Save(inputs[0]);
            return [inputs[0] * inputs[0] * inputs[0]];
        }

        protected override Tensor?[] Backward(FunctionContext context, ReadOnlySpan<Tensor?> cotangents) => [cotangents[0]! * 3 * context.Saved(0) * context.Saved(0)];
    }

    sealed class Inline(Func<FunctionContext, Tensor[], Tensor[]> forward, Func<FunctionContext, Tensor?[], Tensor?[]>? backward = null, bool twice = true) : Function
    {
        protected override bool IsTwiceDifferentiable => twice;

        protected override Tensor[] Forward(FunctionContext context, ReadOnlySpan<Tensor> inputs) => forward(context, inputs.ToArray());

        protected override Tensor?[] Backward(FunctionContext context, ReadOnlySpan<Tensor?> cotangents) =>
            backward is null ? base.Backward(context, cotangents) : backward(context, cotangents.ToArray());
    }

    [Fact]
    public void ItsBackward_IsUsed()
    {
        var x = Leaf([1, 2], Model[2]);
        new Cube().Apply(x).Sum().Backward();
        Assert.Equal([3, 12], x.Grad.Values());
        Assert.Equal(x.Type, x.Grad!.Type);
    }

    [Fact]
    public void SecondDerivatives_ComeFromItsBackward()
    {
        var check = new GradCheck();
        Assert.Null(check.First(x => [new Cube().Apply(x[0])], Leaf([1, 2], Model[2])));
        Assert.Null(check.Second(x => [new Cube().Apply(x[0])], Leaf([1, 2], Model[2])));
    }

    [Fact]
    public void SeveralInputsAndOutputs_AreMatched()
    {
        var (x, y) = (Leaf([1, 2], Model[2]), Leaf([3, 4], Model[2]));
        var outputs = new Inline((_, i) => [i[0] + i[1], i[0] * 2], (_, g) => [g[0] is null ? g[1]! * 2 : g[0]! + (g[1] is null ? 0 : g[1]! * 2), g[0]]).ApplyAll(x, y);
        outputs[1].Sum().Backward(keepGraph: true);
        Assert.Equal([2, 2], x.Grad.Values());
        Assert.Null(y.Grad);
        outputs[0].Sum().Backward();
        Assert.Equal([3, 3], x.Grad.Values());
        Assert.Equal([1, 1], y.Grad.Values());
    }

    [Fact]
    public void AMarkedOutput_RequiresNoGradient()
    {
        var x = Leaf([1, 2], Model[2]);
        var outputs = new Inline((c, i) =>
        {
            var mask = (i[0] > 1).To(DType.Float32);
            c.MarkNonDifferentiable(mask);
            return [i[0] * mask, mask];
        }, (_, g) => [g[0]]).ApplyAll(x);
        Assert.True(outputs[0].RequiresGrad);
        Assert.False(outputs[1].RequiresGrad);
    }

    [Fact]
    public void WithoutBackward_ItSaysSo()
    {
        var y = new Inline((_, i) => [i[0] * 2]).Apply(Leaf([1], 1));
        var error = Assert.Throws<AutogradException>(() => y.Backward());
        Assert.StartsWith("NT6001 Inline: no derivative is defined for Inline.", error.Message);
    }

    [Fact]
    public void AGradientOfAnotherType_IsRefused()
    {
        var x = Leaf([1, 2], Model[2]);
        var error = Assert.Throws<AutogradException>(() => new Inline((_, i) => [i[0] * 2], (_, _) => [Ones(Other[2])]).Apply(x).Sum().Backward());
        Assert.Equal(DiagnosticId.NT6003, error.Id);
        Assert.Contains("Backward returned a gradient of input 0 that has another type than the input.\n  gradient (Other 2)\n  input 0  (Model 2)", error.Message);
        Assert.Equal(DiagnosticId.NT6003, IdOf(() => new Inline((_, i) => [i[0] * 2], (_, _) => [Ones(Model[3])]).Apply(x).Sum().Backward()));
        Assert.Equal(DiagnosticId.NT6003, IdOf(() => new Inline((_, i) => [i[0] * 2], (_, _) => []).Apply(x).Sum().Backward()));
    }

    [Fact]
    public void AnUnnamedGradient_TakesTheNames()
    {
        var x = Leaf([1, 2], Model[2]);
        new Inline((_, i) => [i[0] * 2], (_, _) => [Ones(2)]).Apply(x).Sum().Backward();
        Assert.Equal(x.Type, x.Grad!.Type);
    }

    [Fact]
    public void ASavedTensorThatIsOverwritten_IsNoticed()
    {
        var x = Leaf([1, 2], Model[2]) * 1;
        var y = new Cube().Apply(x);
        x.Add(1, into: x);
        Assert.Equal(DiagnosticId.NT6002, IdOf(() => y.Sum().Backward()));
    }

    [Fact]
    public void AWrittenInput_IsRefused() =>
        Assert.Equal(DiagnosticId.NT6004, IdOf(() => new Inline((_, i) => [i[0].Add(1, into: i[0])], (_, g) => [g[0]]).Apply(Leaf([1], 1) * 1)));

    [Fact]
    public void AnInputReturned_IsANewTensor()
    {
        var x = Leaf([1, 2], Model[2]);
        var y = new Inline((_, i) => [i[0]], (_, g) => [g[0]! * 7]).Apply(x);
        Assert.NotSame(x, y);
        y.Sum().Backward();
        Assert.Equal([7, 7], x.Grad.Values());
        Assert.Equal(DiagnosticId.NT6005, IdOf(() =>
        {
            var z = new Inline((_, i) => [i[0]], (_, g) => [g[0]]).Apply(x * 1);
            z.Multiply(2, into: z);
        }));
    }

    [Fact]
    public void AUnrecordedDerivative_HasNoDerivative()
    {
        var x = Leaf([2], 1);
        var y = new Inline((c, i) => [Saving(c, i[0] * i[0], i[0])], (c, g) => [g[0]! * 2 * c.Saved(0)], twice: false).Apply(x);
        var first = Autograd.Grad(y, x, createGraph: true);
        Assert.Equal([4], first.Values());
        Assert.Equal(DiagnosticId.NT6001, IdOf(() => first.Backward()));

        static Tensor Saving(FunctionContext c, Tensor result, Tensor x)
        {
            c.Save(x);
            return result;
        }
    }

    [Fact]
    public void AFreedGraph_SaysSo()
    {
        var y = new Cube().Apply(Leaf([1], 1));
        y.Backward();
        Assert.Equal(DiagnosticId.NT6003, IdOf(() => y.Backward()));
    }
}
