using Xunit;

namespace NamedTorch.Tests.Reduce;

/// <summary>Folds over every length of rows and columns, dense and not, against sums in double.</summary>
public sealed class FoldTests
{
    public static TheoryData<int, int> Sizes()
    {
        var sizes = new TheoryData<int, int>();
        foreach (int rows in new[] { 1, 2, 7, 8, 9, 65, 600 })
            foreach (int columns in new[] { 1, 3, 4, 7, 8, 9, 31, 32, 33, 65, 1030 })
                sizes.Add(rows, columns);
        sizes.Add(3, 70_001);
        sizes.Add(70_001, 3);
        sizes.Add(0, 5);
        sizes.Add(5, 0);
        return sizes;
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void SumsOfRowsAndColumns_AreThoseOfDoubles(int rows, int columns)
    {
        var values = Values(rows, columns);
        foreach (var x in Layouts(values, rows, columns))
        {
            Near(Over(rows, i => Sum(columns, j => values[i * columns + j])), x.Sum("C"), columns);
            Near(Over(columns, j => Sum(rows, i => values[i * columns + j])), x.Sum("R"), rows);
            Near([Sum(rows * columns, i => values[i])], x.Sum(), rows * columns);
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(9, 70)]
    [InlineData(70, 9)]
    [InlineData(300, 300)]
    public void NaN_IsTheLargestAndTheSmallest_WhereverItStands(int rows, int columns)
    {
        var values = Values(rows, columns);
        for (int at = 0; at < values.Length; at += 1 + values.Length / 97)
        {
            float kept = values[at];
            values[at] = float.NaN;
            var x = Tensor.From((float[])values.Clone(), ("R", rows), ("C", columns));
            foreach (var (most, least) in new[] { (x.Amax("C"), x.Amin("C")), (x.Amax("R"), x.Amin("R")), (x.Amax(), x.Amin()) })
                Assert.Equal((1, 1), (most.ToArray<float>().Count(float.IsNaN), least.ToArray<float>().Count(float.IsNaN)));
            values[at] = kept;
        }
    }

    // As it lies, transposed, and spread out between other elements.
    static IEnumerable<Tensor> Layouts(float[] values, int rows, int columns)
    {
        var x = Tensor.From(values, ("R", rows), ("C", columns));
        yield return x;
        yield return x.Transpose("R", "C").Contiguous().Transpose("R", "C");
        yield return Torch.Stack([x, x + 1], new Dim("S"), -1).Select("S", 0);
        yield return x.To(DType.Float64);
    }

    static float[] Values(int rows, int columns)
    {
        var random = new Random(rows * 7919 + columns);
        return [.. Enumerable.Range(0, rows * columns).Select(_ => (float)random.NextDouble() - 0.25f)];
    }

    static double[] Over(int n, Func<int, double> value) => [.. Enumerable.Range(0, n).Select(value)];

    static double Sum(int n, Func<int, double> value)
    {
        double sum = 0;
        for (int i = 0; i < n; i++) sum += value(i);
        return sum;
    }

    // Pairwise sums of numbers up to 1 are off by a few units of a partial sum.
    static void Near(double[] expected, Tensor got, int summed)
    {
        double[] sums = [.. got.To(DType.Float64).ToArray<double>()];
        Assert.Equal(expected.Length, sums.Length);
        for (int i = 0; i < sums.Length; i++) Assert.Equal(expected[i], sums[i], 1e-6 * (1 + Math.Sqrt(summed) + Math.Abs(expected[i])));
    }
}
