using NamedTorch.Cpu;
using NamedTorch.Numerics;
using Xunit;

namespace NamedTorch.Tests.Lanes;

public sealed class FloatLaneTests
{
    internal delegate FloatLane Formula(FloatLane x);

    public static TheoryData<string> Functions => ["exp", "log", "tanh", "erf", "sin", "cos"];

    static (Formula Lanes, Func<double, double> Exact) Of(string function) => function switch
    {
        "exp" => (FloatLane.Exp, Math.Exp),
        "log" => (FloatLane.Log, Math.Log),
        "tanh" => (FloatLane.Tanh, Math.Tanh),
        "sin" => (FloatLane.Sin, Math.Sin),
        "cos" => (FloatLane.Cos, Math.Cos),
        _ => (FloatLane.Erf, SpecialFunctions.Erf),
    };

    [Theory]
    [MemberData(nameof(Functions))]
    public void FloatsOfEverySize_AreWithinTwoUnits(string function)
    {
        var (lanes, exact) = Of(function);
        double worst = 0;
        float at = 0;
        // A prime step through all bit patterns: every exponent, both signs.
        for (long bits = 0; bits <= uint.MaxValue; bits += 8191)
        {
            float x = BitConverter.UInt32BitsToSingle((uint)bits);
            if (!float.IsFinite(x)) continue;
            double error = Units(At(lanes, x, 0), exact(x));
            if (!(error <= worst)) (worst, at) = (error, x);
        }
        Assert.True(worst <= 2, $"{function}({at:R}) is {worst} units off: {At(lanes, at, 0):R}, not {exact(at):R}");
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void EdgeValues_GiveWhatTheFunctionSays(string function)
    {
        var (lanes, exact) = Of(function);
        foreach (float x in new[] { 0f, -0f, 1f, -1f, float.PositiveInfinity, float.NegativeInfinity, float.NaN, float.MaxValue, float.MinValue, float.Epsilon, 88.72284f, 88.7229f, -103.97f, -104.1f })
        {
            float actual = At(lanes, x, 7), expected = (float)exact(x);
            if (float.IsFinite(expected)) Assert.True(Units(actual, exact(x)) <= 2, $"{function}({x:R}) = {actual:R}, not {expected:R}");
            else Assert.Equal(expected, actual);
        }
    }

    // 1 + erf x must vanish: gelu multiplies it by x.
    [Theory]
    [InlineData(4f)]
    [InlineData(7f)]
    [InlineData(float.PositiveInfinity)]
    public void Erf_IsOneFromFourOn(float x)
    {
        Assert.Equal(1f, At(FloatLane.Erf, x, 0));
        Assert.Equal(-1f, At(FloatLane.Erf, -x, 0));
    }

    static unsafe float At(Formula lanes, float x, int lane)
    {
        float* values = stackalloc float[FloatLane.Count];
        FloatLane.Store(values, lanes(FloatLane.Fill(x)));
        return values[lane];
    }

    /// <summary>Distance in units of the last place of the exact value's float.</summary>
    static double Units(float actual, double exact)
    {
        float rounded = (float)exact;
        if (!float.IsFinite(rounded)) return actual.Equals(rounded) ? 0 : double.PositiveInfinity;
        double unit = Math.Max(MathF.BitIncrement(MathF.Abs(rounded)) - (double)MathF.Abs(rounded), float.Epsilon);
        return Math.Abs(actual - exact) / unit;
    }
}
