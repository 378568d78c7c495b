using System.Numerics;
using System.Runtime.CompilerServices;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Cpu;

/// <summary>Σ e^(x − max x) of a row: what softmax, its logarithm and cross-entropy share.</summary>
static unsafe class LogSum
{
    [MethodImpl(AggressiveInlining)]
    public static T OfRow<V, T>(T* x, nint length, T most) where V : struct, ISimd<V, T> where T : unmanaged, IFloatingPointIeee754<T> =>
        Row<V, T>.Sum(new Power<V> { Most = V.Fill(most) }, x, length);

    struct Power<V> : IRowTerm<V> where V : struct, ILane<V>
    {
        public V Most;
        [MethodImpl(AggressiveInlining)] public readonly V Add(V sum, V x) => sum + V.Exp(x - Most);
    }
}
