using NamedTorch.Core;
using Xunit;
using static NamedTorch.Torch;

namespace NamedTorch.Tests.Contract;

public sealed class DotTests
{
    // Every assignment of four labels of different roles to orders of dims: compared with a plain sum over all index tuples.
    [Theory]
    [InlineData("NAK", "NKB", "K")]
    [InlineData("AK", "KB", "K")]
    [InlineData("KA", "BK", "K")]
    [InlineData("AKN", "KBN", "K")]
    [InlineData("ANKC", "BKNL", "K")]
    [InlineData("AKLC", "LBK", "KL")]
    [InlineData("KALC", "BLDK", "KL")]
    [InlineData("KNL", "LNK", "LK")]
    [InlineData("AKC", "K", "K")]
    [InlineData("AC", "BD", "")]
    [InlineData("ANC", "NB", "")]
    [InlineData("KLMA", "MBKL", "LMK")]
    public void AnyOrderOfDims_EqualsThePlainSum(string x, string y, string over)
    {
        foreach (bool shuffled in new[] { false, true })
        {
            var (a, b) = (Make(x, 1, shuffled), Make(y, 2, shuffled));
            var z = over.Length == 0 ? a.Dot(b, ReadOnlySpan<DimRef>.Empty) : a.Dot(b, [.. over.Select(c => (DimRef)c.ToString())]);
            string expected = string.Concat(x.Where(c => !over.Contains(c))) + string.Concat(y.Where(c => !x.Contains(c)));
            Assert.Equal(expected, string.Concat(z.Dims.Names()));
            Assert.Equal(Reference(x, y, expected, a.ToArray<double>(), b.ToArray<double>()), z.ToArray<double>(), (p, q) => Math.Abs(p - q) < 1e-9);
        }
    }

    [Theory]
    [InlineData("NAK", "NKB", "K")]
    [InlineData("AKLC", "LBK", "KL")]
    [InlineData("AKC", "K", "K")]
    public void Gradients_AreContractionsOfTheOperandsTypes(string x, string y, string over)
    {
        var (a, b) = (Make(x, 1, false), Make(y, 2, false));
        (a.RequiresGrad, b.RequiresGrad) = (true, true);
        var z = a.Dot(b, [.. over.Select(c => (DimRef)c.ToString())]);
        string result = string.Concat(z.Dims.Names());
        var g = Make(result, 3, false);
        z.Backward(g);
        Assert.Equal(a.Type, a.Grad!.Type);
        Assert.Equal(b.Type, b.Grad!.Type);
        Assert.Equal(Reference(result, y, x, g.ToArray<double>(), b.ToArray<double>()), a.Grad.ToArray<double>(), (p, q) => Math.Abs(p - q) < 1e-9);
        Assert.Equal(Reference(x, result, y, a.ToArray<double>(), g.ToArray<double>()), b.Grad.ToArray<double>(), (p, q) => Math.Abs(p - q) < 1e-9);
    }

    static long Size(char label) => label switch { 'A' => 3, 'B' => 4, 'C' => 2, 'D' => 2, 'K' => 5, 'L' => 2, 'M' => 3, _ => 3 };

    // Shuffled: the same elements with the dims in another order in memory.
    static Tensor Make(string labels, int seed, bool shuffled)
    {
        Axis[] axes = [.. labels.Select(c => new Axis(c.ToString(), Size(c)))];
        var type = TensorType.Of(axes);
        var values = new double[type.ElementCount];
        for (int i = 0; i < values.Length; i++) values[i] = (i * 7 + seed * 3) % 11 - 5;
        if (!shuffled) return Tensor.From(values, axes);
        var reversed = Tensor.From(values, [.. axes.Reverse()]);
        return reversed.View(type, [.. reversed.Strides.ToArray().Reverse()], 0);
    }

    static double[] Reference(string x, string y, string z, double[] a, double[] b)
    {
        string all = string.Concat((x + y).Distinct());
        var result = new double[z.Aggregate(1L, (n, c) => n * Size(c))];
        var at = new Dictionary<char, long>();
        Walk(0);
        return result;

        void Walk(int depth)
        {
            if (depth == all.Length)
            {
                result[Place(z)] += a[Place(x)] * b[Place(y)];
                return;
            }
            for (long i = 0; i < Size(all[depth]); i++)
            {
                at[all[depth]] = i;
                Walk(depth + 1);
            }
        }

        long Place(string labels) => labels.Aggregate(0L, (n, c) => n * Size(c) + at[c]);
    }
}
