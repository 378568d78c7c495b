using Xunit;

namespace NamedTorch.Tests.Structured;

/// <summary>Channels do not know of each other: many at once give what a few at a time give.</summary>
public sealed class BatchNormTests
{
    static readonly Dim Batch = new(), Channel = new(), Width = new();

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(37)]
    [InlineData(70)]
    public void ManyChannels_HaveTheGradientsOfFew(int width)
    {
        const int channels = 20, few = 4;
        var random = new Random(width);
        Tensor x = Numbers(random, Batch[6], Channel[channels], Width[width]), g = Numbers(random, Batch[6], Channel[channels], Width[width]);
        Tensor weight = Numbers(random, Channel[channels]), bias = Numbers(random, Channel[channels]);
        var all = Gradients(x, weight, bias, g);
        for (int c = 0; c < channels; c += few)
        {
            Tensor Part(Tensor t) => t.Detach().Narrow(Channel, c, few).Clone();
            var part = Gradients(Part(x), Part(weight), Part(bias), Part(g));
            for (int i = 0; i < part.Length; i++) AssertClose(part[i].ToArray<float>(), all[i].Narrow(Channel, c, few).Clone().ToArray<float>());
        }
    }

    static Tensor[] Gradients(Tensor x, Tensor weight, Tensor bias, Tensor g)
    {
        (x, weight, bias) = (x.WithGrad(), weight.WithGrad(), bias.WithGrad());
        (x.BatchNorm(Channel, null, null, weight, bias, isTraining: true) * g).Sum().Backward();
        return [x.Grad!, weight.Grad!, bias.Grad!];
    }

    static Tensor Numbers(Random random, params Axis[] axes)
    {
        long count = axes.Aggregate(1L, static (n, a) => n * a.Size);
        return Tensor.From([.. Enumerable.Range(0, (int)count).Select(_ => (float)random.NextDouble() * 2 - 1)], axes);
    }

    static void AssertClose(float[] expected, float[] values)
    {
        Assert.Equal(expected.Length, values.Length);
        for (int i = 0; i < expected.Length; i++) Assert.Equal(expected[i], values[i], 1e-4f);
    }
}
