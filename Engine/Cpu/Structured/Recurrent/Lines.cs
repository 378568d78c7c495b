using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Cpu;

/// <summary>Lanes and ends of lines in one form, for loops whose arithmetic outweighs the question.</summary>
static unsafe class Lines<V, T> where V : struct, ISimd<V, T> where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>The first count ≤ Count elements.</summary>
    [MethodImpl(AggressiveInlining)]
    public static V Read(T* from, nint count) => count == V.Count ? V.Load(from) : ReadEnd(from, count);

    /// <summary>Writes the first count ≤ Count lanes.</summary>
    [MethodImpl(AggressiveInlining)]
    public static void Write(T* to, nint count, V value)
    {
        if (count == V.Count) V.Store(to, value);
        else WriteEnd(to, count, value);
    }

    // Ends are calls: inlined at every operand they would use up what the compiler inlines of the arithmetic.
    [MethodImpl(NoInlining)]
    static V ReadEnd(T* from, nint count) => V.LoadFirst(from, (int)count);

    [MethodImpl(NoInlining)]
    static void WriteEnd(T* to, nint count, V value) => Row<V, T>.StoreEnd(to, count, value);

    /// <summary>Calls parts of rows into the second-level cache: short runs a long step apart are more than the processor foresees.</summary>
    public static void Expect(T* from, nint rows, nint rowStride, nint parts, nint partStride, nint count)
    {
        const int CacheLine = 64;
        if (!Sse.IsSupported) return;
        for (nint row = 0; row < rows; row++)
            for (nint part = 0; part < parts; part++)
            {
                byte* at = (byte*)(from + row * rowStride + part * partStride), end = at + count * sizeof(T);
                for (; at < end; at += CacheLine) Sse.Prefetch1(at);
            }
    }

    /// <summary>1 / (1 + e⁻ˣ).</summary>
    [MethodImpl(AggressiveInlining)]
    public static V Sigmoid(V x) => V.One / (V.One + V.Exp(-x));

    /// <summary>y = σ(a + b + c); b and c may be null, y may be any of them.</summary>
    [MethodImpl(AggressiveOptimization)]
    public static void SigmoidOfSum(T* a, T* b, T* c, T* y, nint count)
    {
        for (nint at = 0; at < count; at += V.Count)
        {
            nint n = nint.Min(V.Count, count - at);
            Write(y + at, n, Sigmoid(Sum(a, b, c, at, n)));
        }
    }

    /// <summary>y = tanh(a + b + c); b and c may be null, y may be any of them.</summary>
    [MethodImpl(AggressiveOptimization)]
    public static void TanhOfSum(T* a, T* b, T* c, T* y, nint count)
    {
        for (nint at = 0; at < count; at += V.Count)
        {
            nint n = nint.Min(V.Count, count - at);
            Write(y + at, n, V.Tanh(Sum(a, b, c, at, n)));
        }
    }

    [MethodImpl(AggressiveInlining)]
    static V Sum(T* a, T* b, T* c, nint at, nint count)
    {
        V x = Read(a + at, count);
        if (b != null) x += Read(b + at, count);
        return c == null ? x : x + Read(c + at, count);
    }
}
