using System.Numerics;
using NamedTorch.Cpu;
using Xunit;
using Mm = NamedTorch.Cpu.MatrixProduct;

namespace NamedTorch.Tests.MatrixProduct;

public sealed unsafe class MatrixProductTests
{
    public static TheoryData<int, int, int> Shapes
    {
        get
        {
            var shapes = new TheoryData<int, int, int>();
            foreach (int m in new[] { 1, 2, 3, 5, 6, 7, 8, 9, 13, 33 })
                foreach (int n in new[] { 1, 3, 8, 9, 15, 16, 17, 31, 32, 33, 65, 100 })
                    foreach (int k in new[] { 1, 2, 4, 7, 8, 16, 31, 64 }) shapes.Add(m, n, k);
            foreach (var (m, n, k) in new[] { (96, 64, 400), (200, 130, 70), (70, 65, 800), (6, 700, 500), (8, 1100, 300), (300, 5, 600), (97, 1, 513), (1, 2000, 129), (257, 129, 385), (2, 1030, 515), (100, 100, 100), (130, 1100, 410), (1030, 70, 400), (530, 100, 800), (40, 77, 500), (100, 90, 400), (9, 20, 390), (12, 27, 40), (40, 100, 500), (64, 131, 410) })
                shapes.Add(m, n, k);
            return shapes;
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void AnyShapeAndLayout_MatchesTheReference(int m, int n, int k)
    {
        Check<float>(m, n, k);
        Check<double>(m, n, k);
    }

    static void Check<T>(int m, int n, int k) where T : unmanaged, INumber<T>
    {
        int pad = 3;
        using var a = new Numbers<T>((m + pad) * (k + pad) * 2, 1);
        using var b = new Numbers<T>((k + pad) * (n + pad) * 2, 2);
        var lefts = new[] { a.Rows(k), a.Columns(m), a.Rows(k + pad), a.Columns(m + pad), new(a.Pointer, 2 * k, 2), new(a.Pointer, 0, 1) };
        var rights = new[] { b.Rows(n), b.Columns(k), b.Rows(n + pad), b.Columns(k + pad), new(b.Pointer, 2 * n, 2), new(b.Pointer, 1, 0) };
        for (int x = 0; x < lefts.Length; x++)
            for (int y = 0; y < rights.Length; y++)
            {
                double[,] expected = Reference.Product(m, n, k, lefts[x], rights[y]);
                for (int z = 0; z < 4; z++)
                {
                    bool add = (x + y + z) % 2 == 1;
                    using var c = new Numbers<T>((m + pad) * (n + pad) * 2, 3);
                    StridedMatrix<T> to = z switch { 0 => c.Rows(n), 1 => c.Columns(m), 2 => c.Rows(n + pad), _ => new(c.Pointer, 2 * n, 2) };
                    double[,] sum = (double[,])expected.Clone();
                    if (add)
                        for (int i = 0; i < m; i++)
                            for (int j = 0; j < n; j++) sum[i, j] += double.CreateTruncating(*to.From(i, j).Pointer);
                    Mm.Run(m, n, k, lefts[x], rights[y], to, add);
                    Reference.Matches(sum, to, k, $"{typeof(T).Name} A layout {x}, B layout {y}, C layout {z}, add {add}");
                    Assert.True(c.Untouched);
                    if (m + n > 150 && (x + y) % 3 != 0) break;
                }
            }
    }

    [Fact]
    public void GapsBetweenRowsOfC_KeepTheirValues()
    {
        using var a = new Numbers<float>(40 * 40, 1);
        using var b = new Numbers<float>(40 * 37, 2);
        using var c = new Numbers<float>(40 * 45, 3);
        float[] before = c.Span.ToArray();
        Mm.Run(40, 37, 40, a.Rows(40), b.Rows(37), c.Rows(45));
        for (int i = 0; i < before.Length; i++)
            if (i % 45 >= 37) Assert.Equal(before[i], c.Span[i]);
    }

    [Theory]
    [InlineData(0, 5, 3)]
    [InlineData(5, 0, 3)]
    [InlineData(0, 0, 0)]
    public void NoRowsOrColumns_WritesNothing(int m, int n, int k)
    {
        using var x = new Numbers<float>(64, 1);
        using var c = new Numbers<float>(64, 3);
        float[] before = c.Span.ToArray();
        Mm.Run(m, n, k, x.Rows(8), x.Rows(8), c.Rows(8));
        Assert.Equal(before, c.Span.ToArray());
    }

    [Fact]
    public void SumsOverNothing_AreZeroOrLeaveC()
    {
        using var x = new Numbers<float>(400, 1);
        using var c = new Numbers<float>(400, 3);
        float[] before = c.Span.ToArray();
        Mm.Run(20, 20, 0, x.Rows(1), x.Rows(20), c.Rows(20), accumulate: true);
        Assert.Equal(before, c.Span.ToArray());
        Mm.Run(20, 20, 0, x.Rows(1), x.Rows(20), c.Rows(20));
        Assert.Equal(-1, c.Span.IndexOfAnyExcept(0f));
    }

    [Fact]
    public void NanAndInfinity_StayInTheirRowAndColumn()
    {
        foreach (int size in new[] { 3, 8, 20, 70 })
        {
            using var a = new Numbers<float>(size * size, 1);
            using var b = new Numbers<float>(size * size, 2);
            using var c = new Numbers<float>(size * size, 3);
            a.Span[1 * size + 2] = float.NaN;
            b.Span[0 * size + 1] = float.PositiveInfinity;
            Mm.Run(size, size, size, a.Rows(size), b.Rows(size), c.Rows(size));
            for (int i = 0; i < size; i++)
                for (int j = 0; j < size; j++)
                    Assert.Equal(i != 1 && j != 1, float.IsFinite(c.Span[i * size + j]));
        }
    }

    [Fact]
    public void Integers_WrapAround()
    {
        using var a = new Numbers<int>(30 * 40, 1);
        using var b = new Numbers<int>(40 * 50, 2);
        using var c = new Numbers<int>(30 * 50, 3);
        a.Span.Fill(int.MaxValue);
        Mm.Run(30, 50, 40, a.Rows(40), b.Columns(40), c.Rows(50));
        for (int i = 0; i < 30; i++)
            for (int j = 0; j < 50; j++)
            {
                int sum = 0;
                for (int p = 0; p < 40; p++) unchecked { sum += int.MaxValue * b.Span[j * 40 + p]; }
                Assert.Equal(sum, c.Span[i * 50 + j]);
            }
    }
}
