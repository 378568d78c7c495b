using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Cpu;

/// <summary>Elements two apart, by two whole loads.</summary>
static unsafe class EverySecond
{
    // The second load ends with the last element that is wanted: its even places are odd ones.
    [MethodImpl(AggressiveInlining)]
    internal static Vector256<T> Load<T>(T* source) where T : unmanaged
    {
        var low = Vector256.Load(source);
        var high = Vector256.Load(source + Vector256<T>.Count - 1);
        if (sizeof(T) == 4)
            return Vector256.ConditionalSelect(Vector256.Create(-1, -1, -1, -1, 0, 0, 0, 0),
                Vector256.Shuffle(low.AsInt32(), Vector256.Create(0, 2, 4, 6, 0, 0, 0, 0)), Vector256.Shuffle(high.AsInt32(), Vector256.Create(0, 0, 0, 0, 1, 3, 5, 7))).As<int, T>();
        return Vector256.ConditionalSelect(Vector256.Create(-1L, -1, 0, 0),
            Vector256.Shuffle(low.AsInt64(), Vector256.Create(0L, 2, 0, 0)), Vector256.Shuffle(high.AsInt64(), Vector256.Create(0L, 0, 1, 3))).As<long, T>();
    }
}
