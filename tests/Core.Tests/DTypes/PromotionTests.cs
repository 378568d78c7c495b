using NamedTorch.Core;
using static NamedTorch.Torch;

namespace NamedTorch.Tests.DTypes;

public class PromotionTests
{
    [Fact]
    public void EveryPairOfTypes_PromotedAsByPyTorch()
    {
        foreach (var pair in Recording.Read("promotion.json")["pairs"]!.AsArray())
        {
            var (a, b) = (Recording.DTypeOf((string)pair!["left"]!), Recording.DTypeOf((string)pair["right"]!));
            Assert.Equal((a, b, (string)pair["both_dims"]!), (a, b, Promotion.Of(Zeros([2], a), Zeros([2], b)).Name));
            Assert.Equal((a, b, (string)pair["right_scalar"]!), (a, b, Promotion.Of(Zeros([2], a), Zeros([], b)).Name));
            Assert.Equal((a, b, (string)pair["right_scalar"]!), (a, b, Promotion.Of(Zeros([], b), Zeros([2], a)).Name));
            Assert.Equal((a, b, (string)pair["both_scalar"]!), (a, b, Promotion.Of(Zeros([], a), Zeros([], b)).Name));
            Assert.Equal((a, b, (bool)pair["can_cast"]!), (a, b, Promotion.CanStore(a, b)));
        }
    }

    [Fact]
    public void NumbersOfTheLanguage_AreWeakAsInPyTorch()
    {
        foreach (var row in Recording.Read("promotion.json")["numbers"]!.AsArray())
        {
            var a = Recording.DTypeOf((string)row!["left"]!);
            foreach (var (rank, prefix) in new[] { (1, ""), (0, "scalar_") })
            {
                var x = rank == 1 ? Zeros([2], a) : Zeros([], a);
                Assert.Equal((a, (string)row[prefix + "bool_"]!), (a, Promotion.Of(x, Tensor.Weak(true)).Name));
                Assert.Equal((a, (string)row[prefix + "int_"]!), (a, Promotion.Of(x, Tensor.Weak(3L)).Name));
                Assert.Equal((a, (string)row[prefix + "int_"]!), (a, Promotion.Of(x, Tensor.Weak(3)).Name));
                Assert.Equal((a, (string)row[prefix + "float_"]!), (a, Promotion.Of(x, Tensor.Weak(1.5)).Name));
                Assert.Equal((a, (string)row[prefix + "float_"]!), (a, Promotion.Of(x, Tensor.Weak(1.5f)).Name));
            }
        }
    }
}
