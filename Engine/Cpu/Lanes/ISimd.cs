using NamedTorch.Core;
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
    /// <summary>Reads every second element, Count of them, and nothing beyond the last.</summary>
    static abstract V LoadSecond(T* source);
    /// <summary>Reads the first count elements, of Count at most, and nothing beyond; the other lanes are zero.</summary>
    static abstract V LoadFirst(T* source, int count);
    /// <summary>A mask of the first count lanes.</summary>
    static abstract V FirstMask(int count);
    /// <summary>The same element everywhere.</summary>
    static abstract V Fill(T value);
    /// <summary>Writes Count elements.</summary>
    static abstract void Store(T* target, V value);
    /// <summary>Writes Count elements past the caches where the processor can; the target is a multiple of Count elements from an aligned address.</summary>
    static abstract void Stream(T* target, V value);
    /// <summary>Writes a mask as Count bytes of 0 or 1.</summary>
    static abstract void StoreMask(byte* target, V mask);
    /// <summary>The first lane.</summary>
    static abstract T First(V value);
    /// <summary>All lanes combined, halves first, in every lane.</summary>
    static abstract V Across<TFold>(in TFold fold, V value) where TFold : struct, IFold;
}
