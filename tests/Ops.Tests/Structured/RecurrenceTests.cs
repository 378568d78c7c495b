using Xunit;

namespace NamedTorch.Tests.Structured;

/// <summary>The fused recurrences against steps of recorded operations, at sizes around lanes, tiles and chunks.</summary>
public sealed class RecurrenceTests
{
    static readonly Dim Time = new("Time"), Batch = new("Batch"), Gate = new("Gate"), Hidden = new("Hidden");

    public static TheoryData<int, int, int> Sizes => new() { { 1, 1, 1 }, { 3, 2, 7 }, { 2, 9, 33 }, { 4, 70, 20 }, { 2, 33, 100 }, { 5, 6, 64 } };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Lstm_EqualsItsSteps(int steps, int batch, int length)
    {
        foreach (var dtype in new[] { DType.Float32, DType.Float64 })
        {
            double error = dtype == DType.Float32 ? 2e-5 : 1e-12;
            Tensor[] fused = Inputs(4, steps, batch, length, dtype), plain = Inputs(4, steps, batch, length, dtype);
            var x = F.Lstm(fused[0], fused[1], Time, Gate, Hidden, fused[2], fused[3], fused[4]);
            var (h, c) = (plain[2], plain[3]);
            var outputs = new Tensor[steps];
            for (int t = 0; t < steps; t++)
            {
                var z = plain[0][Time, t] + h.Rename(Hidden, Hidden.Star).Dot(plain[1], Hidden.Star) + plain[4];
                (h, c) = F.LstmCell(z, c, Gate);
                outputs[t] = h;
            }
            var y = Torch.Stack(outputs, Time);
            Near(y, x.Output, error, "output");
            Near(c, x.Cell, error, "cell");
            Loss(x.Output, x.Cell).Backward();
            Loss(y, c).Backward();
            for (int i = 0; i < plain.Length; i++) Near(plain[i].Grad!, fused[i].Grad!, error * 10, $"gradient {i}");
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Gru_EqualsItsSteps(int steps, int batch, int length)
    {
        foreach (var dtype in new[] { DType.Float32, DType.Float64 })
        {
            double error = dtype == DType.Float32 ? 2e-5 : 1e-12;
            Tensor[] fused = Inputs(3, steps, batch, length, dtype), plain = Inputs(3, steps, batch, length, dtype);
            var x = F.Gru(fused[0], fused[1], Time, Gate, Hidden, fused[2], fused[4]);
            var h = plain[2];
            var outputs = new Tensor[steps];
            for (int t = 0; t < steps; t++) outputs[t] = h = F.GruCell(plain[0][Time, t], h.Rename(Hidden, Hidden.Star).Dot(plain[1], Hidden.Star) + plain[4], h, Gate);
            var y = Torch.Stack(outputs, Time);
            Near(y, x.Output, error, "output");
            Near(h, x.Hidden, error, "hidden");
            Loss(x.Output, x.Hidden).Backward();
            Loss(y, h).Backward();
            foreach (int i in new[] { 0, 1, 2, 4 }) Near(plain[i].Grad!, fused[i].Grad!, error * 10, $"gradient {i}");
        }
    }

    [Fact]
    public void Lstm_WithoutTheTape_GivesTheSameBits()
    {
        var x = Inputs(4, 5, 33, 40, DType.Float32);
        var recorded = F.Lstm(x[0], x[1], Time, Gate, Hidden, x[2], x[3], x[4]);
        using var none = Torch.NoGrad();
        var plain = F.Lstm(x[0], x[1], Time, Gate, Hidden, x[2], x[3], x[4]);
        Assert.Equal(recorded.Output.ToArray<float>(), plain.Output.ToArray<float>());
        Assert.Equal(recorded.Cell.ToArray<float>(), plain.Cell.ToArray<float>());
    }

    [Fact]
    public void Threads_ChangeNoBit()
    {
        int before = Threads.Count;
        float[][]? first = null;
        try
        {
            foreach (int threads in new[] { 1, 2, 3, 4 })
            {
                Threads.Count = threads;
                var x = Inputs(4, 3, 70, 150, DType.Float32);
                var y = F.Lstm(x[0], x[1], Time, Gate, Hidden, x[2], x[3], x[4]);
                Loss(y.Output, y.Cell).Backward();
                float[][] all = [y.Output.ToArray<float>(), .. x.Select(static t => t.Grad!.Contiguous().ToArray<float>())];
                first ??= all;
                for (int i = 0; i < all.Length; i++) Assert.Equal(first[i], all[i]);
            }
        }
        finally
        {
            Threads.Count = before;
        }
    }

    static Tensor[] Inputs(int gates, int steps, int batch, int length, DType dtype)
    {
        var random = new Generator(3);
        Tensor Drawn(double scale, params Axis[] axes) => (Torch.Randn(axes, generator: random) * scale).To(dtype).Detach().WithGrad();
        return
        [
            Drawn(1, Time[steps], Batch[batch], Gate[gates], Hidden[length]), Drawn(0.3, Gate[gates], Hidden[length], Hidden.Star[length]),
            Drawn(1, Batch[batch], Hidden[length]), Drawn(1, Batch[batch], Hidden[length]), Drawn(1, Gate[gates], Hidden[length]),
        ];
    }

    static Tensor Loss(params Tensor[] results)
    {
        Tensor? sum = null;
        foreach (var y in results)
        {
            var term = (y * (y + 1)).Sum();
            sum = sum is null ? term : sum + term;
        }
        return sum!;
    }

    static void Near(Tensor expected, Tensor actual, double error, string what)
    {
        Assert.Same(expected.Dims, actual.Dims);
        double[] x = expected.To(DType.Float64).Contiguous().ToArray<double>(), y = actual.To(DType.Float64).Contiguous().ToArray<double>();
        double scale = Math.Max(1, x.Max(Math.Abs));
        for (int i = 0; i < x.Length; i++) Assert.True(Math.Abs(x[i] - y[i]) <= error * scale, $"{what}, element {i}: {y[i]} instead of {x[i]}");
    }
}
