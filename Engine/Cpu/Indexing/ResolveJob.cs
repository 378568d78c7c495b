using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NamedTorch.Cpu;

/// <summary>places[i] = or += index[i]·stride, for indices below a size; remembers whether one is out of range.</summary>
unsafe struct ResolveJob(long* places, long* index, long size, long stride, bool wraps, bool adds, Slices slices) : IJob
{
    /// <summary>Indices a chunk takes.</summary>
    internal const long Grain = 16384;

    bool _isOutside;

    /// <summary>Whether an index was out of range.</summary>
    internal readonly bool IsOutside => _isOutside;

    public void Run(int chunk)
    {
        if (!Resolve(slices.Begin(chunk), slices.End(chunk))) Volatile.Write(ref _isOutside, true);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    readonly bool Resolve(long begin, long end)
    {
        var most = Vector256.Create(size - 1);
        var step = Vector256.Create(stride);
        var shift = Vector256.Create(wraps ? size : 0);
        var outside = Vector256<long>.Zero;
        long i = begin;
        for (; i <= end - Vector256<long>.Count; i += Vector256<long>.Count)
        {
            var at = Vector256.Load(index + i);
            at += Vector256.LessThan(at, Vector256<long>.Zero) & shift;
            outside |= Vector256.LessThan(at, Vector256<long>.Zero) | Vector256.GreaterThan(at, most);
            var place = at * step;
            if (adds) place += Vector256.Load(places + i);
            place.Store(places + i);
        }
        bool isInside = outside == Vector256<long>.Zero;
        for (; i < end; i++)
        {
            long at = wraps && index[i] < 0 ? index[i] + size : index[i];
            isInside &= (ulong)at < (ulong)size;
            places[i] = at * stride + (adds ? places[i] : 0);
        }
        return isInside;
    }
}
