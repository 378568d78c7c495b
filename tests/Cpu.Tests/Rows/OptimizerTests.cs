using System.Numerics;
using NamedTorch.Cpu;
using NamedTorch.Tests.MatrixProduct;
using Xunit;

namespace NamedTorch.Tests.Rows;

public sealed unsafe class OptimizerTests
{
    static readonly int[] Lengths = [0, 1, 7, 8, 33, 16384, 16385, 40000];

    [Theory]
    [InlineData(false, 0.0, false, false)]
    [InlineData(false, 0.1, true, false)]
    [InlineData(true, 0.1, false, false)]
    [InlineData(true, 0.1, true, true)]
    public void Adam_FollowsItsFormula(bool decoupled, double decay, bool amsgrad, bool maximize)
    {
        Adam<float>(decoupled, decay, amsgrad, maximize, 3e-6);
        Adam<double>(decoupled, decay, amsgrad, maximize, 3e-6);
    }

    static void Adam<T>(bool decoupled, double decay, bool amsgrad, bool maximize, double tolerance) where T : unmanaged, INumber<T>
    {
        const double rate = 0.01, beta1 = 0.9, beta2 = 0.99, epsilon = 1e-8;
        Numbers<T>[] p = All<T>(1), g = All<T>(2), m = All<T>(3), v = All<T>(4), most = All<T>(5);
        foreach (Numbers<T> buffer in m.Concat(v).Concat(most)) buffer.Span.Clear();
        double[][] ps = [.. p.Select(Check.Doubles)], ms = [.. m.Select(Check.Doubles)], vs = [.. v.Select(Check.Doubles)], mosts = [.. most.Select(Check.Doubles)];
        AdamSlot<T>[] slots = [.. Lengths.Select((n, i) => new AdamSlot<T>(p[i].Pointer, g[i].Pointer, m[i].Pointer, v[i].Pointer, amsgrad ? most[i].Pointer : null, n))];
        for (int step = 1; step <= 3; step++)
        {
            NamedTorch.Cpu.Adam.Step<T>(slots, new AdamSettings { LearningRate = rate, Beta1 = beta1, Beta2 = beta2, Epsilon = epsilon, WeightDecay = decay, Decoupled = decoupled, Maximize = maximize, Step = step });
            for (int i = 0; i < Lengths.Length; i++)
            {
                double[] gs = g[i].Doubles();
                for (int j = 0; j < Lengths[i]; j++)
                {
                    double gradient = maximize ? -gs[j] : gs[j];
                    if (decoupled) ps[i][j] -= rate * decay * ps[i][j];
                    else gradient += decay * ps[i][j];
                    ms[i][j] = beta1 * ms[i][j] + (1 - beta1) * gradient;
                    vs[i][j] = beta2 * vs[i][j] + (1 - beta2) * gradient * gradient;
                    mosts[i][j] = Math.Max(mosts[i][j], vs[i][j]);
                    double root = Math.Sqrt(amsgrad ? mosts[i][j] : vs[i][j]) / Math.Sqrt(1 - Math.Pow(beta2, step)) + epsilon;
                    ps[i][j] -= rate / (1 - Math.Pow(beta1, step)) * ms[i][j] / root;
                }
                Check.Close(ps[i], p[i], tolerance, $"p of {Lengths[i]} at step {step}");
                Check.Close(ms[i], m[i], tolerance, $"m of {Lengths[i]}");
                Check.Close(vs[i], v[i], tolerance, $"v of {Lengths[i]}");
            }
        }
    }

    [Theory]
    [InlineData(0, 0, false, 0.0, false)]
    [InlineData(0.9, 0, false, 0.1, false)]
    [InlineData(0.9, 0.5, false, 0, true)]
    [InlineData(0.9, 0, true, 0.1, false)]
    public void Sgd_FollowsItsFormula(double momentum, double dampening, bool nesterov, double decay, bool maximize)
    {
        const double rate = 0.1;
        Numbers<float>[] p = All<float>(1), g = All<float>(2), b = All<float>(3);
        double[][] ps = [.. p.Select(Check.Doubles)], bs = [.. b.Select(Check.Doubles)];
        for (int step = 0; step < 3; step++)
        {
            SgdSlot<float>[] slots = [.. Lengths.Select((n, i) => new SgdSlot<float>(p[i].Pointer, g[i].Pointer, momentum == 0 ? null : b[i].Pointer, n, step == 0))];
            Sgd.Step<float>(slots, new SgdSettings { LearningRate = rate, Momentum = momentum, Dampening = dampening, Nesterov = nesterov, WeightDecay = decay, Maximize = maximize });
            for (int i = 0; i < Lengths.Length; i++)
            {
                double[] gs = g[i].Doubles();
                for (int j = 0; j < Lengths[i]; j++)
                {
                    double d = (maximize ? -gs[j] : gs[j]) + decay * ps[i][j];
                    if (momentum != 0)
                    {
                        bs[i][j] = step == 0 ? d : momentum * bs[i][j] + (1 - dampening) * d;
                        d = nesterov ? d + momentum * bs[i][j] : bs[i][j];
                    }
                    ps[i][j] -= rate * d;
                }
                Check.Close(ps[i], p[i], 2e-6, $"p of {Lengths[i]} at step {step}");
                if (momentum != 0) Check.Close(bs[i], b[i], 2e-6, $"b of {Lengths[i]}");
            }
        }
    }

    [Fact]
    public void NormAndScale_CoverAllBuffers()
    {
        Numbers<float>[] x = All<float>(1);
        Elements<float>[] buffers = [.. x.Select(b => new Elements<float>(b.Pointer, b.Length))];
        double expected = Math.Sqrt(x.Sum(b => b.Doubles().Sum(v => v * v)));
        Assert.Equal(expected, Norm.L2<float>(buffers), 9);
        double[][] halves = [.. x.Select(b => b.Doubles().Select(v => v * 0.5).ToArray())];
        Norm.Scale<float>(buffers, 0.5);
        for (int i = 0; i < x.Length; i++) Check.Close(halves[i], x[i], 0, "scaled");
        Assert.Equal(0, Norm.L2<double>([]));
        x[3].Span[2] = float.NaN;
        Assert.True(double.IsNaN(Norm.L2<float>(buffers)));
    }

    static Numbers<T>[] All<T>(int seed) where T : unmanaged, INumber<T> => [.. Lengths.Select((n, i) => new Numbers<T>(n, seed * 100 + i))];
}
