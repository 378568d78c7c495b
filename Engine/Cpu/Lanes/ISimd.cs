using NamedTorch.Numerics;

namespace NamedTorch.Cpu;

/// <summary>Several elements at once, with their way from and to memory.</summary>
/// <typeparam name="V">The lanes.</typeparam>
/// <typeparam name="T">One element: a lane.</typeparam>
unsafe interface ISimd<V, T> : ILane<V> where V : struct, ISimd<V, T> where T : unmanaged
{
    /// <summary>Elements per value.</summary>
    static abstract int Count { get; }
    /// <summary>Reads Count elements.</summary>
    static abstract V Load(T* source);
    /// <summary>The same element everywhere.</summary>
    static abstract V Fill(T value);
    /// <summary>Writes Count elements.</summary>
    static abstract void Store(T* target, V value);
    /// <summary>Writes a mask as Count bytes of 0 or 1.</summary>
    static abstract void StoreMask(byte* target, V mask);
}
