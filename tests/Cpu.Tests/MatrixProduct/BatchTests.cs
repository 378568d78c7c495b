using NamedTorch.Cpu;
using Xunit;
using Mm = NamedTorch.Cpu.MatrixProduct;

namespace NamedTorch.Tests.MatrixProduct;

public sealed unsafe class BatchTests
{
    /// <summary>Sizes and strides of a batch of 5×4 · 4×7 products: own matrices, shared ones, gaps, broadcasting, many dims.</summary>
    public static TheoryData<long[], long[], long[], long[]> Batches => new()
    {
        { [], [], [], [] },
        { [3], [20], [28], [35] },
        { [3], [0], [28], [35] },
        { [3], [20], [0], [35] },
        { [3], [0], [0], [35] },
        { [2, 3], [60, 20], [84, 28], [105, 35] },
        { [2, 3], [20, 40], [0, 28], [105, 35] },
        { [2, 1, 3], [60, 999, 20], [84, -5, 28], [105, 0, 35] },
        { [4, 3], [61, 20], [85, 29], [110, 36] },
        { [2, 0, 3], [0, 0, 0], [0, 0, 0], [0, 0, 0] },
        { [2, 2, 2, 2, 2, 2, 2, 2], [3, 5, 0, 7, 0, 2, 1, 4], [1, 0, 2, 9, 3, 0, 5, 8], [4480, 2240, 1120, 560, 280, 140, 70, 35] },
    };

    [Theory]
    [MemberData(nameof(Batches))]
    public void AnyBatch_EqualsItsProductsOneByOne(long[] sizes, long[] aStrides, long[] bStrides, long[] cStrides)
    {
        foreach (var (m, n, k) in new[] { (5, 7, 4), (1, 7, 4), (5, 1, 4), (1, 1, 4), (5, 7, 1) })
        {
            using var a = new Numbers<float>(4000, 1);
            using var b = new Numbers<float>(4000, 2);
            using var c = new Numbers<float>(10000, 3);
            StridedMatrix<float> left = a.Rows(4), right = b.Rows(7), to = c.Rows(7);
            float[] before = c.Span.ToArray();
            Mm.Run(m, n, k, left, right, to, sizes, aStrides, bStrides, cStrides);
            var written = new HashSet<long>();
            foreach (long[] index in Indexes(sizes))
            {
                long x = Dot(index, aStrides), y = Dot(index, bStrides), z = Dot(index, cStrides);
                var (leftHere, rightHere, here) = (new StridedMatrix<float>(a.Pointer + x, 4, 1), new StridedMatrix<float>(b.Pointer + y, 7, 1), new StridedMatrix<float>(c.Pointer + z, 7, 1));
                Reference.Matches(Reference.Product(m, n, k, leftHere, rightHere), here, k, $"{m}×{k}×{n} at {string.Join(' ', index)}");
                for (int i = 0; i < m; i++) for (int j = 0; j < n; j++) written.Add(z + i * 7 + j);
            }
            for (int i = 0; i < before.Length; i++)
                if (!written.Contains(i)) Assert.Equal(before[i], c.Span[i]);
        }
    }

    [Fact]
    public void HeadsInsideRows_AreReadAndWrittenInPlace()
    {
        const int batch = 3, heads = 4, time = 64, size = 32;
        using var qkv = new Numbers<float>(batch * time * 3 * heads * size, 1);
        using var scores = new Numbers<float>(batch * heads * time * time, 2);
        Mm.Run(time, time, size, qkv.Rows(384), new(qkv.Pointer + 128, 1, 384), scores.Rows(time),
            [batch, heads], [time * 384, size], [time * 384, size], [heads * time * time, time * time]);
        for (int i = 0; i < batch; i++)
            for (int h = 0; h < heads; h++)
            {
                float* q = qkv.Pointer + i * time * 384 + h * size;
                Reference.Matches(Reference.Product<float>(time, time, size, new(q, 384, 1), new(q + 128, 1, 384)),
                    new StridedMatrix<float>(scores.Pointer + (i * heads + h) * time * time, time, 1), size, $"{i}, {h}");
            }
    }

    [Fact]
    public void SharedRight_IsOneTallProduct()
    {
        using var x = new Numbers<float>(12 * 64 * 128, 1);
        using var w = new Numbers<float>(128 * 384, 2);
        using var y = new Numbers<float>(12 * 64 * 384, 3);
        using var tall = new Numbers<float>(12 * 64 * 384, 4);
        Mm.Run(64, 384, 128, x.Rows(128), w.Rows(384), y.Rows(384), [12], [64 * 128], [0], [64 * 384]);
        Mm.Run(12 * 64, 384, 128, x.Rows(128), w.Rows(384), tall.Rows(384));
        Assert.Equal(tall.Span.ToArray(), y.Span.ToArray());
    }

    static IEnumerable<long[]> Indexes(long[] sizes)
    {
        long count = sizes.Aggregate(1L, (x, y) => x * y);
        for (long i = 0; i < count; i++)
        {
            long[] index = new long[sizes.Length];
            long rest = i;
            for (int d = sizes.Length - 1; d >= 0; d--) (rest, index[d]) = Math.DivRem(rest, sizes[d]);
            yield return index;
        }
    }

    static long Dot(long[] index, long[] strides) => index.Zip(strides, (x, y) => x * y).Sum();
}
