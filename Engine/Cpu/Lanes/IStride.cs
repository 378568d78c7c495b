using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Cpu;

/// <summary>How elements at even distances come into a lane each.</summary>
unsafe interface IStride<V, T> where V : struct, ISimd<V, T> where T : unmanaged
{
    /// <summary>The elements at source, source + stride, …; nothing beyond the last lane's is read.</summary>
    static abstract V Load(T* source, nint stride);
}

/// <summary>The strides that loops are compiled for.</summary>
static unsafe class Strides
{
    internal readonly struct One<V, T> : IStride<V, T> where V : struct, ISimd<V, T> where T : unmanaged
    {
        [MethodImpl(AggressiveInlining)] public static V Load(T* source, nint stride) => V.Load(source);
    }

    internal readonly struct Two<V, T> : IStride<V, T> where V : struct, ISimd<V, T> where T : unmanaged
    {
        [MethodImpl(AggressiveInlining)] public static V Load(T* source, nint stride) => V.LoadSecond(source);
    }

    internal readonly struct Any<V, T> : IStride<V, T> where V : struct, ISimd<V, T> where T : unmanaged
    {
        [SkipLocalsInit]
        public static V Load(T* source, nint stride)
        {
            T* lanes = stackalloc T[V.Count];
            for (nint i = 0; i < V.Count; i++) lanes[i] = source[i * stride];
            return V.Load(lanes);
        }
    }
}
