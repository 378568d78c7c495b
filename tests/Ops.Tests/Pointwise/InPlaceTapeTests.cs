using Xunit;
using static NamedTorch.Torch;

namespace NamedTorch.Tests.Pointwise;

/// <summary>In-place operations on the tape: expected gradients are those of the forms that are not in place.</summary>
public class InPlaceTapeTests
{
    static Tensor Leaf(params float[] values)
    {
        var x = FromValues(values, "A");
        x.RequiresGrad = true;
        return x;
    }

    [Fact]
    public void OverwrittenOperand_StillReadByTheDerivative()
    {
        var (x, y) = (Leaf(1, -2), Leaf(3, 5));
        var z = x.Clone();
        z.Multiply(y, into: z);
        z.Abs(into: z);
        z.Sum().Backward();
        Assert.Equal([3f, -5f], x.Grad!.ToArray<float>());
        Assert.Equal([1f, 2f], y.Grad!.ToArray<float>());
    }

    [Fact]
    public void OperandMultipliedIntoItself_BothRolesRead()
    {
        var x = Leaf(3, -2);
        var z = x.Clone();
        z.Multiply(z, into: z);
        z.Sum().Backward();
        Assert.Equal([6f, -4f], x.Grad!.ToArray<float>());
    }

    [Fact]
    public void OverwrittenByAnAnswer_OldValuesGetNoGradient()
    {
        var x = Leaf(3, -2);
        var z = x.Clone();
        z.Less(0f, into: z);
        (z + x).Sum().Backward();
        Assert.Equal([1f, 1f], x.Grad!.ToArray<float>());
    }

    [Fact]
    public void UnnamedTargetTakesNames_ItsGradientStaysUnnamed()
    {
        var x = FromValues([1f, 2f]);
        x.RequiresGrad = true;
        var z = x.Clone();
        z.Add(FromValues([5f, 6f], "A"), into: z);
        Assert.Equal("(A 2)", z.Type.ToString());
        (z * z).Sum().Backward();
        Assert.Equal("(? 2)", x.Grad!.Type.ToString());
        Assert.Equal([12f, 16f], x.Grad.ToArray<float>());
    }

    [Fact]
    public void StretchedUnit_GradientSummedIntoItsPlace()
    {
        var x = Ones([("A", 2), ("B", 1), ("C", 3)], DType.Float32, requiresGrad: true);
        using (NameRules.PyTorch13())
            (x * Ones(("A", 2), ("B", 4), ("C", 3))).Sum().Backward();
        Assert.Equal(x.Type, x.Grad!.Type);
        Assert.All(x.Grad.ToArray<float>(), g => Assert.Equal(4, g));
    }
}
