using Xunit;
using static NamedTorch.Torch;

namespace NamedTorch.Tests.Structured;

/// <summary>The processor's own attention against the one written in other operations, which float64 takes.</summary>
public sealed class AttentionTests
{
    static readonly Dim Batch = new(), Heads = new(), Query = new(), Key = new(), Width = new(), Out = new();

    [Theory]
    [InlineData(2, 3, 5, 7, 4, 4)]
    [InlineData(1, 1, 1, 1, 1, 1)]
    [InlineData(2, 2, 33, 65, 17, 9)]       // nothing is a whole register
    [InlineData(3, 4, 64, 64, 32, 32)]
    [InlineData(1, 2, 300, 700, 40, 24)]    // heads in blocks
    [InlineData(1, 1, 700, 520, 16, 16)]    // more keys than a span, queries that see them all
    [InlineData(9, 2, 40, 600, 8, 48)]
    public void ResultsAndGradients_AreThoseOfDoublePrecision(int batch, int heads, int queries, int keys, int width, int values)
    {
        foreach (bool isCausal in new[] { false, true })
            foreach (double? scale in new double?[] { null, -0.7, 0 })
            {
                var generator = new Generator(7);
                Tensor[] inputs =
                [
                    Randn([Batch[batch], Query[queries], Heads[heads], Width[width]], generator: generator),
                    Randn([Heads[heads], Width[width], Batch[batch], Key[keys]], generator: generator),
                    Randn([Batch[batch], Key[keys], Heads[heads], Out[values]], generator: generator),
                ];
                var g = Randn([Batch[batch], Query[queries], Heads[heads], Out[values]], generator: generator);
                Tensor[] actual = WithGradients(inputs, g, isCausal, scale), expected = WithGradients([.. inputs.Select(static x => x.To(DType.Float64))], g.To(DType.Float64), isCausal, scale);
                for (int i = 0; i < actual.Length; i++)
                {
                    Assert.Equal(expected[i].Dims, actual[i].Dims);
                    double[] exact = expected[i].ToArray<double>();
                    double limit = 2e-5 * Math.Max(1, exact.Max(Math.Abs));
                    Assert.Equal(exact, SampleCheck.Values(actual[i]), (a, b) => Math.Abs(a - b) <= limit);
                }
            }
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void Masks_OfAnyDims_AreThoseOfDoublePrecision(bool isAdded, bool isCausal)
    {
        const int Queries = 50, Keys = 300;
        Axis[][] all = [[Key[Keys]], [Batch[2], Key[Keys]], [Key[Keys], Heads[3], Query[Queries], Batch[2]], [Query[Queries], Key[Keys]]];
        foreach (var dims in all)
        {
            var mask = isAdded ? Randn(dims, generator: new(5)) : Rand(dims, generator: new(5)) > 0.4;
            // Most queries see nothing, or −∞ only, in the first span.
            if (dims.Length == 2) mask[Key, ..280].CopyFrom(Full([], isAdded ? double.NegativeInfinity : false).To(mask.DType));
            else mask[Key, 0] = true;
            Tensor[] inputs = [Randn([Batch[2], Heads[3], Query[Queries], Width[9]], generator: new(1)), Randn([Batch[2], Heads[3], Key[Keys], Width[9]], generator: new(2)), Randn([Heads[3], Batch[2], Key[Keys], Out[5]], generator: new(3))];
            var g = Randn([Batch[2], Heads[3], Query[Queries], Out[5]], generator: new(4));
            Tensor[] actual = WithGradients(inputs, g, isCausal, null, mask), expected = WithGradients([.. inputs.Select(static x => x.To(DType.Float64))], g.To(DType.Float64), isCausal, null, isAdded ? mask.To(DType.Float64) : mask);
            for (int i = 0; i < actual.Length; i++)
                Assert.True(actual[i].To(DType.Float64).AllClose(expected[i], 1e-5, 1e-5, equalNaN: true), $"{i} {string.Join<Axis>(' ', dims)}");
        }
    }

    [Fact]
    public void Infinities_AndWhatIsNoNumber_StayInTheirRows()
    {
        var query = Randn([Query[40], Width[8]], generator: new(1));
        query[Query, 3].CopyFrom(Full([Width[8]], float.NaN));
        var y = F.ScaledDotProductAttention(query, Randn([Key[50], Width[8]], generator: new(2)), Randn([Key[50], Out[8]], generator: new(3)), Width, Key);
        for (int i = 0; i < 40; i++) Assert.Equal(i == 3, float.IsNaN(y[Query, i].Sum().Item<float>()));
    }

    [Fact]
    public void LargeScores_DoNotOverflow()
    {
        Tensor query = Full([Query[3], Width[4]], 100), key = Randn([Key[1200], Width[4]], generator: new(5)) * 10, value = Randn([Key[1200], Out[2]], generator: new(6));
        var y = F.ScaledDotProductAttention(query, key, value, Width, Key);
        Assert.Equal(SampleCheck.Values(F.ScaledDotProductAttention(query.To(DType.Float64), key.To(DType.Float64), value.To(DType.Float64), Width, Key)), SampleCheck.Values(y), static (a, b) => Math.Abs(a - b) < 1e-3);
    }

    static Tensor[] WithGradients(Tensor[] inputs, Tensor g, bool isCausal, double? scale, Tensor? mask = null)
    {
        Tensor[] leaves = [.. inputs.Select(static x => x.Clone().WithGrad())];
        var y = F.ScaledDotProductAttention(leaves[0], leaves[1], leaves[2], over: Width, keys: Key, mask, isCausal, scale: scale);
        y.Backward(g);
        return [y.Detach(), .. leaves.Select(static x => x.Grad!)];
    }
}
