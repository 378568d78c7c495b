using NamedTorch.GpuCheck.Reporting;
using static NamedTorch.Torch;

namespace NamedTorch.GpuCheck.Parts;

/// <summary>
/// Errors of approximated functions over sweeps of float32 numbers, in units in the last place of the float64 result on the host. The device may
/// be one unit worse than the host's float32: its quotients and roots need not be rounded exactly. Where a product with x cancels, units are x's.
/// </summary>
sealed class Accuracy : Part
{
    const double Slack = 1;

    static readonly (string Name, Func<Tensor, Tensor> Run, double Low, double High)[] Functions =
    [
        ("exp", static x => x.Exp(), -87, 88), ("expm1", static x => x.Expm1(), -17, 88), ("log", static x => x.Log(), 1e-30, 1e4), ("log1p", static x => x.Log1p(), -0.999, 1e4),
        ("sqrt", static x => x.Sqrt(), 0, 1e6), ("rsqrt", static x => x.Rsqrt(), 1e-6, 1e6), ("reciprocal", static x => x.Reciprocal(), 1e-6, 1e6),
        ("sin", static x => x.Sin(), -100, 100), ("cos", static x => x.Cos(), -100, 100), ("tan", static x => x.Tan(), -1.5, 1.5), ("atan", static x => x.Atan(), -50, 50),
        ("tanh", static x => x.Tanh(), -10, 10), ("sigmoid", static x => x.Sigmoid(), -80, 80), ("erf", static x => x.Erf(), -4, 4), ("erfc", static x => x.Erfc(), -4, 9),
        ("gelu", static x => x.Gelu(), -5, 10), ("silu", static x => x.Silu(), -80, 80), ("softplus", static x => x.Softplus(), -80, 20), ("mish", static x => x.Mish(), -20, 20),
    ];

    static readonly string[] Cancelling = ["gelu"];

    internal override string Name => "accuracy";

    private protected override void Run(Subject subject)
    {
        int count = subject.IsSample ? 1 << 12 : 1 << 20;
        foreach (var (name, run, low, high) in Functions)
        {
            // Evenly spread numbers, rounded to float32 first: the reference gets the same ones.
            float[] values = [.. Enumerable.Range(0, count).Select(i => (float)(low + (high - low) * i / (count - 1)))];
            var x = Tensor.From(values, [count]);
            double[] exact = run(x.To(DType.Float64)).ToArray<double>();
            float[]? scale = Cancelling.Contains(name) ? values : null;
            double host = Worst(exact, run(x).ToArray<float>(), scale).Units;
            var (device, at) = Worst(exact, run(x.To(subject.Device)).ToArray<float>(), scale);
            subject.Report.Add(new(Name, $"{name} over [{low}, {high}]", device <= host + Slack ? Verdict.Green : Verdict.Red, device, "ulp", $"at {values[at]:R}; host {host:F2} ulp"));
        }
    }

    static (double Units, int At) Worst(double[] exact, float[] found, float[]? scale)
    {
        var (worst, at) = (0.0, 0);
        for (int i = 0; i < exact.Length; i++)
        {
            // Results below the smallest normal number are compared with its spacing.
            float size = Math.Max(Math.Abs((float)exact[i]), Math.Abs(scale?[i] ?? 0));
            double unit = Math.Max((double)float.BitIncrement(size) - size, float.Epsilon);
            double units = float.IsInfinity(found[i]) && float.IsInfinity((float)exact[i]) || double.IsNaN(exact[i]) && float.IsNaN(found[i]) ? 0 : Math.Abs(found[i] - exact[i]) / unit;
            if (!(units <= worst)) (worst, at) = (units, i);
        }
        return (worst, at);
    }
}
