using NamedTorch.Core;
using Xunit;

namespace NamedTorch.Tests;

/// <summary>Runs an operation's samples: gradients have their operands' types and equal finite differences.</summary>
static class SampleCheck
{
    const double Step = 1e-5;

    internal static IEnumerable<Sample> Of(string operation)
    {
        var type = typeof(Torch).Assembly.GetType("NamedTorch.Ops." + operation, throwOnError: true)!;
        return (IEnumerable<Sample>)type.GetProperty("Samples")!.GetValue(null)!;
    }

    internal static Tensor[] Inputs(Sample sample, int seed = 1)
    {
        var random = new Random(seed);
        return [.. sample.Inputs.Select(input =>
        {
            var type = TensorType.Of(input.Axes);
            var values = new double[type.ElementCount];
            for (int i = 0; i < values.Length; i++)
                values[i] = input.Low + (input.High - input.Low) * random.NextDouble();
            if (!input.DType.IsFloating)
                for (int i = 0; i < values.Length; i++) values[i] = Math.Floor(values[i]);
            var x = Tensor.From(values).Reshape(input.Axes);
            return input.DType.IsFloating ? x.Clone() : x.To(input.DType);
        })];
    }

    internal static double[] Values(Tensor x) => x.To(DType.Float64).ToArray<double>();

    internal static void Gradients(Sample sample)
    {
        var inputs = Inputs(sample);
        foreach (var x in inputs)
            if (x.DType.IsFloating) x.RequiresGrad = true;
        var y = sample.Run(inputs);
        if (!sample.IsSmooth || !y.DType.IsFloating) return;
        var random = new Random(7);
        double[] weights = [.. Enumerable.Range(0, (int)y.ElementCount).Select(_ => random.NextDouble() - 0.5)];
        y.Backward(Tensor.From(weights).Reshape([.. Axes(y.Type)]).View(y.Type));
        for (int n = 0; n < inputs.Length; n++)
        {
            if (!inputs[n].DType.IsFloating) continue;
            var gradient = inputs[n].Grad;
            double[] x0 = Values(inputs[n]), got = gradient is null ? new double[x0.Length] : Values(gradient);
            if (gradient is not null) Assert.Equal(inputs[n].Type, gradient.Type);
            for (int i = 0; i < x0.Length; i++)
            {
                double expected = (Loss(n, i, Step) - Loss(n, i, -Step)) / (2 * Step);
                Assert.True(Math.Abs(expected - got[i]) < 1e-6 + 1e-6 * Math.Abs(expected), $"{sample.Name}: input {n} element {i}: {got[i]} instead of {expected}");
            }
        }

        double Loss(int n, int i, double step)
        {
            var moved = Inputs(sample);
            double[] values = Values(moved[n]);
            values[i] += step;
            moved[n] = Tensor.From(values).Reshape(sample.Inputs[n].Axes);
            return Values(sample.Run(moved)).Zip(weights, (a, w) => a * w).Sum();
        }
    }

    /// <summary>The gradient of |∂L/∂x|², L = Σ y², through a recorded backward pass, against finite differences of first gradients.</summary>
    internal static void SecondOrder(Sample sample)
    {
        var inputs = Inputs(sample);
        var gradients = First(sample, inputs, createGraph: true);
        if (gradients.Length == 0) return;
        foreach (var x in inputs) x.Grad = null;
        Tensor? total = null;
        foreach (var g in gradients)
            if (g.RequiresGrad) total = total is null ? (g * g).Sum() : total + (g * g).Sum();
        if (total is null) return;
        total.Backward();
        for (int n = 0; n < inputs.Length; n++)
        {
            if (!inputs[n].DType.IsFloating) continue;
            double[] x0 = Values(inputs[n]), got = inputs[n].Grad is { } g ? Values(g) : new double[x0.Length];
            for (int i = 0; i < x0.Length; i++)
            {
                double expected = (Size(n, i, 1e-4) - Size(n, i, -1e-4)) / 2e-4;
                Assert.True(Math.Abs(expected - got[i]) < 1e-5 + 1e-5 * Math.Abs(expected), $"{sample.Name}, second order: input {n} element {i}: {got[i]} instead of {expected}");
            }
        }

        double Size(int n, int i, double step)
        {
            var moved = Inputs(sample);
            double[] values = Values(moved[n]);
            values[i] += step;
            moved[n] = Tensor.From(values).Reshape(sample.Inputs[n].Axes);
            return First(sample, moved, createGraph: false).Sum(g => Values(g).Sum(v => v * v));
        }
    }

    static Tensor[] First(Sample sample, Tensor[] inputs, bool createGraph)
    {
        foreach (var x in inputs)
            if (x.DType.IsFloating) x.RequiresGrad = true;
        var y = sample.Run(inputs);
        if (!sample.IsSmooth || !y.RequiresGrad) return [];
        (y * y).Sum().Backward(createGraph: createGraph);
        return [.. inputs.Where(x => x.Grad is not null).Select(x => x.Grad!)];
    }

    internal static IEnumerable<Axis> Axes(TensorType type) => Enumerable.Range(0, type.Rank).Select(d => new Axis(type.Dims.NameAt(d) is { } name ? (Dim)name : null, type.SizeArray[d]));
}
