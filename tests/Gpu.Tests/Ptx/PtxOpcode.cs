namespace NamedTorch.Tests.Ptx;

/// <summary>What an instruction computes from the bits of its operands.</summary>
/// <param name="Types">The result's type, then the operands'.</param>
/// <param name="Run">The bits of the result.</param>
sealed record PtxOpcode(string[] Types, Func<ulong, ulong, ulong, ulong> Run)
{
    internal static readonly Dictionary<string, PtxOpcode> All = Table();

    static Dictionary<string, PtxOpcode> Table()
    {
        var all = new Dictionary<string, PtxOpcode>();
        Floats(all);
        Doubles(all);
        Integers(all);
        Conversions(all);
        Predicates(all);
        return all;
    }

    static void Floats(Dictionary<string, PtxOpcode> all)
    {
        void Two(string name, Func<float, float, float> f) => all[name] = new(["f32", "f32", "f32"], (a, b, _) => F(f(F(a), F(b))));
        void One(string name, Func<float, float> f) => all[name] = new(["f32", "f32"], (a, _, _) => F(f(F(a))));
        void Asks(string name, Func<float, float, bool> f) => all[name] = new(["pred", "f32", "f32"], (a, b, _) => P(f(F(a), F(b))));
        Two("add.rn.f32", static (a, b) => a + b);
        Two("sub.rn.f32", static (a, b) => a - b);
        Two("mul.rn.f32", static (a, b) => a * b);
        Two("div.rn.f32", static (a, b) => a / b);
        Two("min.NaN.f32", MathF.Min);
        Two("max.NaN.f32", MathF.Max);
        all["fma.rn.f32"] = new(["f32", "f32", "f32", "f32"], static (a, b, c) => F(MathF.FusedMultiplyAdd(F(a), F(b), F(c))));
        One("neg.f32", static a => -a);
        One("abs.f32", MathF.Abs);
        One("sqrt.rn.f32", MathF.Sqrt);
        One("cvt.rmi.f32.f32", MathF.Floor);
        One("cvt.rzi.f32.f32", MathF.Truncate);
        One("cvt.rni.f32.f32", static a => MathF.Round(a, MidpointRounding.ToEven));
        One("mov.f32", static a => a);
        Asks("setp.lt.f32", static (a, b) => a < b);
        Asks("setp.le.f32", static (a, b) => a <= b);
        Asks("setp.eq.f32", static (a, b) => a == b);
    }

    static void Doubles(Dictionary<string, PtxOpcode> all)
    {
        void Two(string name, Func<double, double, double> f) => all[name] = new(["f64", "f64", "f64"], (a, b, _) => D(f(D(a), D(b))));
        void One(string name, Func<double, double> f) => all[name] = new(["f64", "f64"], (a, _, _) => D(f(D(a))));
        void Asks(string name, Func<double, double, bool> f) => all[name] = new(["pred", "f64", "f64"], (a, b, _) => P(f(D(a), D(b))));
        Two("add.rn.f64", static (a, b) => a + b);
        Two("sub.rn.f64", static (a, b) => a - b);
        Two("mul.rn.f64", static (a, b) => a * b);
        Two("div.rn.f64", static (a, b) => a / b);
        Two("min.f64", static (a, b) => double.IsNaN(a) ? b : double.IsNaN(b) ? a : Math.Min(a, b));
        Two("max.f64", static (a, b) => double.IsNaN(a) ? b : double.IsNaN(b) ? a : Math.Max(a, b));
        all["fma.rn.f64"] = new(["f64", "f64", "f64", "f64"], static (a, b, c) => D(Math.FusedMultiplyAdd(D(a), D(b), D(c))));
        One("neg.f64", static a => -a);
        One("abs.f64", Math.Abs);
        One("sqrt.rn.f64", Math.Sqrt);
        One("cvt.rmi.f64.f64", Math.Floor);
        One("cvt.rzi.f64.f64", Math.Truncate);
        One("cvt.rni.f64.f64", static a => Math.Round(a, MidpointRounding.ToEven));
        One("mov.f64", static a => a);
        Asks("setp.lt.f64", static (a, b) => a < b);
        Asks("setp.le.f64", static (a, b) => a <= b);
        Asks("setp.eq.f64", static (a, b) => a == b);
        Asks("setp.nan.f64", static (a, b) => double.IsNaN(a) || double.IsNaN(b));
    }

    static void Integers(Dictionary<string, PtxOpcode> all)
    {
        foreach (bool wide in new[] { false, true })
        {
            string s = wide ? "s64" : "s32", b = wide ? "b64" : "b32", u = wide ? "u64" : "u32";
            ulong Cut(long v) => wide ? (ulong)v : (uint)v;
            long Of(ulong v) => wide ? (long)v : (int)v;
            void Two(string name, Func<long, long, long> f) => all[name] = new([s, s, s], (x, y, _) => Cut(f(Of(x), Of(y))));
            void Asks(string name, Func<long, long, bool> f) => all[name] = new(["pred", s, s], (x, y, _) => P(f(Of(x), Of(y))));
            Two($"add.{s}", static (x, y) => x + y);
            Two($"sub.{s}", static (x, y) => x - y);
            Two($"mul.lo.{s}", static (x, y) => x * y);
            Two($"div.{s}", static (x, y) => y == 0 ? throw new DivideByZeroException() : x / y);
            Two($"rem.{s}", static (x, y) => y == 0 ? throw new DivideByZeroException() : x % y);
            Two($"min.{s}", Math.Min);
            Two($"max.{s}", Math.Max);
            Two($"and.{b}", static (x, y) => x & y);
            Two($"or.{b}", static (x, y) => x | y);
            Two($"xor.{b}", static (x, y) => x ^ y);
            all[$"mad.lo.{s}"] = new([s, s, s, s], (x, y, z) => Cut(Of(x) * Of(y) + Of(z)));
            all[$"shl.{b}"] = new([b, b, "s32"], (x, n, _) => n >= (wide ? 64u : 32u) ? 0 : Cut(Of(x) << (int)n));
            all[$"shr.{s}"] = new([s, s, "s32"], (x, n, _) => Cut(Of(x) >> (int)Math.Min(n, wide ? 63u : 31u)));
            all[$"shr.{u}"] = new([s, s, "s32"], (x, n, _) => n >= (wide ? 64u : 32u) ? 0 : x >> (int)n);
            all[$"mul.hi.{u}"] = new([s, s, s], (x, y, _) => wide ? Math.BigMul(x, y, out ulong _) : x * y >> 32);
            all[$"neg.{s}"] = new([s, s], (x, _, _) => Cut(-Of(x)));
            all[$"abs.{s}"] = new([s, s], (x, _, _) => Cut(Of(x) < 0 ? -Of(x) : Of(x)));
            all[$"mov.{s}"] = new([s, s], static (x, _, _) => x);
            all[$"mov.{u}"] = new([s, s], static (x, _, _) => x);
            all[$"mov.{b}"] = new([b, b], static (x, _, _) => x);
            Asks($"setp.lt.{s}", static (x, y) => x < y);
            Asks($"setp.le.{s}", static (x, y) => x <= y);
            Asks($"setp.eq.{s}", static (x, y) => x == y);
            Asks($"setp.ge.{s}", static (x, y) => x >= y);
        }
        all["mul.wide.s32"] = new(["s64", "s32", "s32"], static (x, y, _) => (ulong)((long)(int)x * (int)y));
        all["mov.b16"] = new(["b16", "b16"], static (x, _, _) => x);
    }

    static void Conversions(Dictionary<string, PtxOpcode> all)
    {
        void Add(string name, string to, string from, Func<ulong, ulong> f) => all[name] = new([to, from], (a, _, _) => f(a));
        Add("cvt.u32.u64", "s32", "s64", static a => (uint)a);
        Add("cvt.s64.s32", "s64", "s32", static a => (ulong)(long)(int)a);
        Add("cvt.f64.f32", "f64", "f32", static a => D(F(a)));
        Add("cvt.rn.f32.f64", "f32", "f64", static a => F((float)D(a)));
        Add("cvt.rzi.s32.f32", "s32", "f32", static a => (uint)(int)F(a));
        Add("cvt.rzi.s64.f32", "s64", "f32", static a => (ulong)(long)F(a));
        Add("cvt.rzi.s32.f64", "s32", "f64", static a => (uint)(int)D(a));
        Add("cvt.rzi.s64.f64", "s64", "f64", static a => (ulong)(long)D(a));
        Add("cvt.rn.f32.s32", "f32", "s32", static a => F((int)a));
        Add("cvt.rn.f32.s64", "f32", "s64", static a => F((long)a));
        Add("cvt.rn.f64.s32", "f64", "s32", static a => D((int)a));
        Add("cvt.rn.f64.s64", "f64", "s64", static a => D((long)a));
        Add("cvt.rna.tf32.f32", "b32", "f32", static a => float.IsFinite(F(a)) ? (uint)a + 0x1000 & ~0x1FFFu : float.IsNaN(F(a)) ? 0x7FFFE000u : a);
        Add("cvt.f32.f16", "f32", "b16", static a => F((float)BitConverter.UInt16BitsToHalf((ushort)a)));
        Add("cvt.rn.f16.f32", "b16", "f32", static a => BitConverter.HalfToUInt16Bits((Half)F(a)));
        Add("cvt.rn.bf16.f32", "b16", "f32", static a => (ushort)(BitConverter.SingleToUInt32Bits((float)(BFloat16)F(a)) >> 16));
        Add("cvta.to.global.u64", "s64", "s64", static a => a);
    }

    static void Predicates(Dictionary<string, PtxOpcode> all)
    {
        all["and.pred"] = new(["pred", "pred", "pred"], static (a, b, _) => a & b);
        all["or.pred"] = new(["pred", "pred", "pred"], static (a, b, _) => a | b);
        all["not.pred"] = new(["pred", "pred"], static (a, _, _) => a ^ 1);
        all["mov.pred"] = new(["pred", "pred"], static (a, _, _) => a);
        all["selp.b32"] = new(["b32", "b32", "b32", "pred"], static (a, b, p) => p != 0 ? a : b);
        all["selp.b64"] = new(["b64", "b64", "b64", "pred"], static (a, b, p) => p != 0 ? a : b);
    }

    static float F(ulong bits) => BitConverter.UInt32BitsToSingle((uint)bits);
    static ulong F(float value) => BitConverter.SingleToUInt32Bits(value);
    static double D(ulong bits) => BitConverter.UInt64BitsToDouble(bits);
    static ulong D(double value) => BitConverter.DoubleToUInt64Bits(value);
    static ulong P(bool value) => value ? 1UL : 0;
}
