using NamedTorch.Cpu;
using NamedTorch.Numerics;
using Xunit;

namespace NamedTorch.Tests.Lanes;

/// <summary>Sixteen lanes give what eight give, bit for bit: a result does not depend on the processor's width.</summary>
public sealed unsafe class WideFloatLaneTests
{
    interface IFormula
    {
        static abstract V Run<V>(V x, V y) where V : struct, ILane<V>;
    }

    readonly struct Exp : IFormula { public static V Run<V>(V x, V y) where V : struct, ILane<V> => V.Exp(x); }
    readonly struct Log : IFormula { public static V Run<V>(V x, V y) where V : struct, ILane<V> => V.Log(x); }
    readonly struct Tanh : IFormula { public static V Run<V>(V x, V y) where V : struct, ILane<V> => V.Tanh(x); }
    readonly struct Erf : IFormula { public static V Run<V>(V x, V y) where V : struct, ILane<V> => V.Erf(x); }
    readonly struct Sin : IFormula { public static V Run<V>(V x, V y) where V : struct, ILane<V> => V.Sin(x); }
    readonly struct Cos : IFormula { public static V Run<V>(V x, V y) where V : struct, ILane<V> => V.Cos(x); }
    readonly struct Pow : IFormula { public static V Run<V>(V x, V y) where V : struct, ILane<V> => V.Pow(x, y); }
    readonly struct Modulo : IFormula { public static V Run<V>(V x, V y) where V : struct, ILane<V> => V.Modulo(x, y); }
    readonly struct Extremes : IFormula { public static V Run<V>(V x, V y) where V : struct, ILane<V> => V.Max(x, y) - V.Min(x, y); }
    readonly struct Rounded : IFormula { public static V Run<V>(V x, V y) where V : struct, ILane<V> => V.Floor(x) * V.Round(y) + V.Sqrt(V.Abs(x)) / V.CopySign(y, x); }
    readonly struct Chosen : IFormula { public static V Run<V>(V x, V y) where V : struct, ILane<V> => V.Select(V.Either(V.Less(x, y), V.Not(V.Equal(x, x))), V.MultiplyAdd(x, y, V.One), -y); }
    readonly struct Sum : Core.IFold
    {
        public V Identity<V>() where V : ILane<V> => V.Zero;
        public V Enter<V>(V x) where V : ILane<V> => x;
        public V Combine<V>(V a, V b) where V : ILane<V> => a + b;
    }

    [Fact]
    public void EveryFormula_EqualsThatOfEightLanes()
    {
        Check<Exp>();
        Check<Log>();
        Check<Tanh>();
        Check<Erf>();
        Check<Sin>();
        Check<Cos>();
        Check<Pow>();
        Check<Modulo>();
        Check<Extremes>();
        Check<Rounded>();
        Check<Chosen>();
    }

    [Fact]
    public void Ends_ReadNoFurther()
    {
        float* x = stackalloc float[16], y = stackalloc float[16];
        for (int i = 0; i < 16; i++) x[i] = i + 1;
        for (int count = 0; count < 16; count++)
        {
            WideFloatLane.Store(y, WideFloatLane.Select(WideFloatLane.FirstMask(count), WideFloatLane.LoadFirst(x, count), -WideFloatLane.One));
            for (int i = 0; i < 16; i++) Assert.Equal(i < count ? i + 1 : -1, y[i]);
        }
        Assert.Equal(136, WideFloatLane.First(WideFloatLane.Across(default(Sum), WideFloatLane.Load(x))));
    }

    static void Check<TFormula>() where TFormula : struct, IFormula
    {
        var random = new Random(5);
        float* x = stackalloc float[16], y = stackalloc float[16], wide = stackalloc float[16], narrow = stackalloc float[16];
        for (int round = 0; round < 2000; round++)
        {
            for (int i = 0; i < 16; i++) (x[i], y[i]) = (Any(random), Any(random));
            WideFloatLane.Store(wide, TFormula.Run(WideFloatLane.Load(x), WideFloatLane.Load(y)));
            for (int half = 0; half < 16; half += 8) FloatLane.Store(narrow + half, TFormula.Run(FloatLane.Load(x + half), FloatLane.Load(y + half)));
            for (int i = 0; i < 16; i++)
                if (!(float.IsNaN(wide[i]) && float.IsNaN(narrow[i])) && BitConverter.SingleToInt32Bits(wide[i]) != BitConverter.SingleToInt32Bits(narrow[i]))
                    Assert.Fail($"{typeof(TFormula).Name}({x[i]:R}, {y[i]:R}) is {wide[i]:R}, not {narrow[i]:R}");
        }
    }

    // Half of them of any size, half near 1.
    static float Any(Random random) => random.Next(2) == 0 ? BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue)) : (float)(random.NextDouble() * 20 - 10);
}
