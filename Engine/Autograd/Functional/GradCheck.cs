using System.Globalization;
using NamedTorch.Core;

namespace NamedTorch;

/// <summary>Compares derivatives with finite differences, in float64.</summary>
/// <param name="Step">Half the distance of the two points of a difference.</param>
/// <param name="Absolute">Tolerated difference.</param>
/// <param name="Relative">Tolerated difference per size of the derivative.</param>
public sealed record GradCheck(double Step = 1e-6, double Absolute = 1e-5, double Relative = 1e-3)
{
    /// <summary>The first disagreement between the gradients of <paramref name="f"/> and central differences, or null.</summary>
    /// <param name="f">A smooth function; always given float64 copies of the inputs.</param>
    /// <param name="inputs">Floats are varied, others passed on.</param>
    public string? First(Func<Tensor[], Tensor[]> f, params Tensor[] inputs)
    {
        var elements = inputs.Select(static x => x.DType.IsFloating ? x.Detach().To(DType.Float64).ToArray<double>() : null).ToArray();
        using var recording = Torch.EnableGrad();
        var at = Points(inputs, elements);
        var outputs = Differentiable(f(at));
        var cotangents = outputs.Select(static (y, i) => Weights(y, i)).ToArray();
        var varied = Enumerable.Range(0, at.Length).Where(i => elements[i] is not null).ToArray();
        var gradients = outputs.Length == 0 ? new Tensor?[varied.Length] : Autograd.Grad(outputs, [.. varied.Select(i => at[i])], cotangents, allowUnused: true);
        for (int k = 0; k < varied.Length; k++)
        {
            int i = varied[k];
            if (gradients[k] is { } g && !g.Type.Equals(inputs[i].Type)) return $"the gradient of input {i} is {g.Type}, the input {inputs[i].Type}";
            double[] analytic = gradients[k]?.ToArray<double>() ?? new double[elements[i]!.Length];
            for (int j = 0; j < analytic.Length; j++)
            {
                double numeric = (Value(j, Step) - Value(j, -Step)) / (2 * Step);
                if (!(Math.Abs(numeric - analytic[j]) <= Absolute + Relative * Math.Abs(numeric)))
                    return string.Create(CultureInfo.InvariantCulture, $"input {i} {inputs[i].Type}, element {j}: derivative {analytic[j]:R}, difference quotient {numeric:R}");
            }

            double Value(int element, double step)
            {
                double before = elements[i]![element];
                elements[i]![element] = before + step;
                var moved = Differentiable(f(Points(inputs, elements)));
                elements[i]![element] = before;
                double sum = 0;
                for (int o = 0; o < moved.Length; o++) sum += Dot(moved[o], cotangents[o]);
                return sum;
            }
        }
        return null;
    }

    /// <summary>The same for the gradients of <paramref name="f"/>, as a function of its inputs and cotangents: second derivatives.</summary>
    /// <inheritdoc cref="First"/>
    public string? Second(Func<Tensor[], Tensor[]> f, params Tensor[] inputs)
    {
        Tensor[] cotangents;
        using (Torch.EnableGrad()) cotangents = [.. Differentiable(f(Points(inputs, [.. inputs.Select(static x => x.DType.IsFloating ? x.Detach().To(DType.Float64).ToArray<double>() : null)]))).Select(static (y, i) => Weights(y, i + 100))];
        if (cotangents.Length == 0) return null;
        return First(
            all =>
            {
                Tensor[] at = all[..inputs.Length];
                var gradients = Autograd.Grad(Differentiable(f(at)), [.. at.Where(static x => x.RequiresGrad)], all[inputs.Length..], createGraph: true, allowUnused: true);
                return [.. gradients.OfType<Tensor>()];
            },
            [.. inputs, .. cotangents]);
    }

    // The points share their bytes with the arrays, so that moving an element needs no copy.
    static Tensor[] Points(Tensor[] inputs, double[]?[] elements) =>
        [.. inputs.Select((x, i) => elements[i] is { } values ? Tensor.Over(Storage.Of(values), DType.Float64, x.Type, x.Type.ContiguousStrides, 0).WithGrad() : x)];

    static Tensor[] Differentiable(Tensor[] outputs) => [.. outputs.Where(static y => y.RequiresGrad)];

    // Fixed, all different, of both signs.
    static Tensor Weights(Tensor y, int salt)
    {
        var values = new double[y.ElementCount];
        for (int i = 0; i < values.Length; i++) values[i] = Math.Cos(1.7 * i + salt + 0.3);
        return Tensor.Over(Storage.Of(values), DType.Float64, y.Type, y.Type.ContiguousStrides, 0);
    }

    static double Dot(Tensor y, Tensor weights)
    {
        double[] a = y.Detach().To(DType.Float64).ToArray<double>(), b = weights.ToArray<double>();
        double sum = 0;
        for (int i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }
}
