using System.Runtime.CompilerServices;

namespace NamedTorch.Cpu;

/// <summary>From a pinned storage to a tensor's elements.</summary>
static unsafe class Memory
{
    /// <summary>The first element of x, whose storage is pinned at <paramref name="storage"/>; null for no tensor.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T* Of<T>(byte* storage, Tensor? x) where T : unmanaged => x is null ? null : (T*)storage + x.Offset;
}
