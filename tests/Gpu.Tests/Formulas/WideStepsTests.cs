using NamedTorch.Tests.Ptx;
using static NamedTorch.Torch;

namespace NamedTorch.Tests.Formulas;

/// <summary>The elementary functions of float64 that devices are given, against the host's library.</summary>
public sealed class WideStepsTests
{
    static readonly double[] Ends = [0, -0.0, 1, -1, double.PositiveInfinity, double.NegativeInfinity, double.NaN, double.MaxValue, double.Epsilon, 1e-310, 0.5, 2, 709.7, 709.8, -745, -746, -708.5];

    static double[] Points => [.. Ends, .. Enumerable.Range(-600, 1201).Select(static i => i * 0.0731), .. Enumerable.Range(-300, 601).Select(static i => Math.Pow(10, i) * 1.37)];

    static double[] OnDevice(Func<Tensor, Tensor> f, double[] x) => f(Tensor.From(x, x.Length).To(PtxDevice.Device)).ToArray<double>();

    static void Check(double[] x, double[] actual, Func<double, double> f, double tolerance, double limit = double.PositiveInfinity)
    {
        for (int i = 0; i < x.Length; i++)
        {
            double expected = f(x[i]);
            if (Math.Abs(x[i]) > limit && double.IsFinite(x[i])) continue;
            Assert.True(expected.Equals(actual[i]) || Math.Abs(actual[i] - expected) <= tolerance * Math.Abs(expected) + double.Epsilon, $"at {x[i]:R}: {expected:R} became {actual[i]:R}");
        }
    }

    [Fact]
    public void Exp_IsTheHosts() => Check(Points, OnDevice(static x => x.Exp(), Points), Math.Exp, 4e-16);

    [Fact]
    public void Log_IsTheHosts() => Check(Points, OnDevice(static x => x.Log(), Points), Math.Log, 4e-16);

    [Fact]
    public void Sin_IsTheHosts() => Check(Points, OnDevice(static x => x.Sin(), Points), Math.Sin, 4e-16, limit: 1e9);

    [Fact]
    public void Cos_IsTheHosts() => Check(Points, OnDevice(static x => x.Cos(), Points), Math.Cos, 4e-16, limit: 1e9);

    [Fact]
    public void SineOfLargeFloats_IsTheHosts()
    {
        float[] x = [100001, 1e6f, -123456789, 3e9f, 1e12f, float.PositiveInfinity, float.NaN];
        float[] actual = Tensor.From(x, x.Length).To(PtxDevice.Device).Sin().ToArray<float>();
        for (int i = 0; i < x.Length; i++) Assert.Equal((float)Math.Sin(x[i]), actual[i], 1e-6f);
    }

    [Fact]
    public void Pow_IsTheHosts()
    {
        double[] bases = [.. Ends[..8], 0.3, -0.3, 1.7, -2, 3, 1e5, 1e-5], exponents = [0, -0.0, 1, -1, 2, 3, -3, 0.5, -2.5, 1e3, 1e300, double.PositiveInfinity, double.NegativeInfinity, double.NaN];
        foreach (double b in exponents) Check(bases, OnDevice(x => x.Pow(Tensor.From([b], 1).To(PtxDevice.Device)), bases), a => Math.Pow(a, b), 2e-13);
    }

    [Fact]
    public void Fmod_IsExact()
    {
        double[] x = [0, -0.0, 5, -5, 1e300, -1e17, 0.1, double.PositiveInfinity, double.NaN, 1e-310, 7.25];
        foreach (double b in new[] { 3, -3, 0.1, 1e-300, 1e308, double.PositiveInfinity, 0, double.NaN, double.Epsilon }) Check(x, OnDevice(a => a.Fmod(b), x), a => a % b, 0);
    }
}
