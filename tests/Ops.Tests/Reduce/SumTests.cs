using Xunit;
using static NamedTorch.Torch;

namespace NamedTorch.Tests.Reduce;

public sealed class SumTests
{
    // Every set of dims, over every order of the dims in memory, with sizes that hit lanes, tails, blocks and columns.
    [Theory]
    [InlineData(3, 5, 7)]
    [InlineData(2, 40, 9)]
    [InlineData(70, 3, 33)]
    [InlineData(1, 1200, 2)]
    [InlineData(5, 1, 130)]
    [InlineData(40, 50, 45)]
    public void EveryDimsAndLayout_EqualTheExactSum(int a, int b, int c)
    {
        int[][] orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
        string[] names = ["A", "B", "C"];
        int[] sizes = [a, b, c];
        foreach (int[] order in orders)
        {
            var x = Int32(order, names, sizes);
            foreach (var dtype in new[] { DType.Float32, DType.Int32, DType.Float64 })
                for (int set = 1; set < 8; set++)
                {
                    DimRef[] over = [.. names.Where((_, d) => (set >> d & 1) != 0).Select(n => (DimRef)n)];
                    double[] expected = Reference(order, sizes, set);
                    Assert.Equal(expected, x.To(dtype).Permute("A", "B", "C").Sum(over).To(DType.Float64).ToArray<double>());
                    Assert.Equal(expected, x.To(DType.Float64).Permute("A", "B", "C").Sum(over, keepDim: true).ToArray<double>());
                }
        }
    }

    [Fact]
    public void AStretchedTensor_CountsEveryPlace()
    {
        var x = Tensor.From([1f, 2, 3, 4, 5], ("A", 5)).Expand(300, 5).RefineNames("N", "A");
        Assert.Equal([300f, 600, 900, 1200, 1500], x.Sum("N").ToArray<float>());
        Assert.Equal(4500f, x.Sum().Item<float>());
    }

    [Theory]
    [InlineData(1 << 22, 1)]
    [InlineData(1 << 20, 5)]
    public void LongSums_KeepFloatAccuracy(int n, int columns)
    {
        var values = new float[n * columns];
        var random = new Random(7);
        for (int i = 0; i < values.Length; i++) values[i] = random.NextSingle();
        var sums = Tensor.From(values, ("N", n), ("F", columns)).Sum("N").ToArray<float>();
        for (int f = 0; f < columns; f++)
        {
            double exact = 0;
            for (int i = 0; i < n; i++) exact += values[i * columns + f];
            Assert.InRange(sums[f] / exact, 1 - 3e-7, 1 + 3e-7);
        }
    }

    [Fact]
    public void IntegersAndBool_AreSummedInInt64()
    {
        Assert.Equal(4_000_000_000L, Tensor.From([2_000_000_000, 2_000_000_000], ("A", 2)).Sum().Item<long>());
        Assert.Equal(2L, Tensor.From([true, false, true], ("A", 3)).Sum("A").Item<long>());
    }

    [Fact]
    public void KeptDims_AreUnits()
    {
        var type = Tensor.From(new float[6], ("A", 2), ("B", 3)).Sum("B", keepDim: true).Type;
        Assert.Equal("(A 2, B 1)", type.ToString());
        Assert.True(type.Dims.IsUnit(1));
    }

    static Tensor Int32(int[] order, string[] names, int[] sizes)
    {
        var values = new int[sizes[0] * sizes[1] * sizes[2]];
        for (int i = 0; i < values.Length; i++) values[i] = i * 7 % 13 - 6;
        return Tensor.From(values, [.. order.Select(d => new Axis(names[d], sizes[d]))]);
    }

    static double[] Reference(int[] order, int[] sizes, int set)
    {
        long[] at = new long[3];
        long count = 1;
        for (int d = 0; d < 3; d++) count *= (set >> d & 1) != 0 ? 1 : sizes[d];
        var sums = new double[count];
        for (int i = 0; i < sizes[0] * sizes[1] * sizes[2]; i++)
        {
            int rest = i;
            for (int p = 2; p >= 0; p--) (rest, at[order[p]]) = (rest / sizes[order[p]], rest % sizes[order[p]]);
            long place = 0;
            for (int d = 0; d < 3; d++)
                if ((set >> d & 1) == 0) place = place * sizes[d] + at[d];
            sums[place] += i * 7 % 13 - 6;
        }
        return sums;
    }
}
