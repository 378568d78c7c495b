using NamedTorch.Diagnostics;
using Xunit;
using static NamedTorch.Torch;

namespace NamedTorch.Tests.Contract;

public sealed class EinsumTests
{
    static Tensor Ramp(params Axis[] axes)
    {
        var values = new double[TensorType.Of(axes).ElementCount];
        for (int i = 0; i < values.Length; i++) values[i] = i * 5 % 7 - 3;
        return Tensor.From(values, axes);
    }

    [Theory]
    [InlineData("ij,jk->ik", "ij", "jk", "ik")]
    [InlineData("ij,jk->ki", "ij", "jk", "ki")]
    [InlineData("ij,jk", "ij", "jk", "ik")]
    [InlineData("ji,jk", "ji", "jk", "ik")]
    [InlineData("ijl,jk->k", "ijl", "jk", "k")]
    [InlineData("ijj,jk->ik", "ijj", "jk", "ik")]
    [InlineData("ij,ij->", "ij", "ij", "")]
    [InlineData("i,j->ji", "i", "j", "ji")]
    [InlineData("ijk,ijk->ikj", "ijk", "ijk", "ikj")]
    public void TwoOperands_EqualThePlainSum(string text, string x, string y, string z)
    {
        var (a, b) = (Ramp([.. x.Select(c => (Axis)Size(c))]), Ramp([.. y.Select(c => (Axis)Size(c))]));
        Assert.Equal(Reference(x, y, z, a.ToArray<double>(), b.ToArray<double>()), Einsum(text, a, b).Clone().ToArray<double>());
    }

    [Fact]
    public void Names_ComeFromTheOperands()
    {
        Assert.Equal("(N 2, A 3, B 4)", Einsum("bij,bjk->bik", Ramp(("N", 2), ("A", 3), ("K", 2)), Ramp(("N", 2), ("K", 2), ("B", 4))).Type.ToString());
        Assert.Equal("(B 4, ? 3)", Einsum("ij,jk->ki", Ramp(3, 2), Ramp(("K", 2), ("B", 4))).Type.ToString());
    }

    [Fact]
    public void ATextOfNames_NamesAndChecks()
    {
        var (x, w) = (Ramp(("time", 3), ("embed", 2)), Ramp(2, 4));
        Assert.Equal("(time 3, out 4)", Einsum("time embed, embed out -> time out", x, w).Type.ToString());
        Assert.Equal(DiagnosticId.NT1001, Assert.ThrowsAny<TensorTypeException>(() => Einsum("embed time, time out -> embed out", x, w)).Id);
    }

    [Theory]
    [InlineData("ij,jk->ik", DiagnosticId.NT1007, "A", "K", "L", "B")]
    [InlineData("ij,jk->ijk", DiagnosticId.NT1001, "A", "K", "L", "B")]
    [InlineData("ij,jk->ik", DiagnosticId.NT1004, "A", "K", "K", "A")]
    public void NamesThatDoNotFit_AreRefused(string text, DiagnosticId id, string a, string b, string c, string d) =>
        Assert.Equal(id, Assert.ThrowsAny<TensorTypeException>(() => Einsum(text, Ramp((a, 2), (b, 2)), Ramp((c, 2), (d, 2)))).Id);

    [Theory]
    [InlineData("ij->ii", DiagnosticId.NT3004)]
    [InlineData("ij->ik", DiagnosticId.NT3004)]
    [InlineData("i1->i", DiagnosticId.NT3004)]
    [InlineData("ijk->i", DiagnosticId.NT2007)]
    [InlineData("ij,jk->ik", DiagnosticId.NT2007)]
    [InlineData("ii->i", DiagnosticId.NT2001)]
    public void TextsThatDoNotFit_AreRefused(string text, DiagnosticId id) => Assert.Equal(id, Assert.ThrowsAny<TensorTypeException>(() => Einsum(text, Ramp(2, 3))).Id);

    [Fact]
    public void ADiagonal_DoesNotStretch() => Assert.Equal(DiagnosticId.NT2001, Assert.ThrowsAny<TensorTypeException>(() => Einsum("ii->i", Ramp(1, 3))).Id);

    static int Size(char label) => label switch { 'i' => 2, 'j' => 3, 'k' => 4, _ => 5 };

    static double[] Reference(string x, string y, string z, double[] a, double[] b)
    {
        string all = string.Concat((x + y).Distinct());
        var result = new double[z.Aggregate(1, (n, c) => n * Size(c))];
        int count = all.Aggregate(1, (n, c) => n * Size(c));
        for (int i = 0; i < count; i++)
        {
            var at = new Dictionary<char, int>();
            int rest = i;
            foreach (char c in all) (rest, at[c]) = (rest / Size(c), rest % Size(c));
            result[Place(z)] += a[Place(x)] * b[Place(y)];
            int Place(string labels) => labels.Aggregate(0, (n, c) => n * Size(c) + at[c]);
        }
        return result;
    }
}
