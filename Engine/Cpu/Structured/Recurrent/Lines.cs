using System.Numerics;
using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Cpu;

/// <summary>Lanes and ends of lines in one form, for loops whose arithmetic outweighs the question.</summary>
static unsafe class Lines<V, T> where V : struct, ISimd<V, T> where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>The first count ≤ Count elements.</summary>
    [MethodImpl(AggressiveInlining)]
    public static V Read(T* from, nint count) => count == V.Count ? V.Load(from) : V.LoadFirst(from, (int)count);

    /// <summary>Writes the first count ≤ Count lanes.</summary>
    [MethodImpl(AggressiveInlining)]
    public static void Write(T* to, nint count, V value)
    {
        if (count == V.Count) V.Store(to, value);
        else Row<V, T>.StoreEnd(to, count, value);
    }

    /// <summary>1 / (1 + e⁻ˣ).</summary>
    [MethodImpl(AggressiveInlining)]
    public static V Sigmoid(V x) => V.One / (V.One + V.Exp(-x));
}
