using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Cpu;

/// <summary>256 bits of float or double.</summary>
readonly unsafe struct Wide256<T>(Vector256<T> lanes) : IWide<Wide256<T>, T> where T : unmanaged
{
    readonly Vector256<T> _lanes = lanes;

    public static int Count { [MethodImpl(AggressiveInlining)] get => Vector256<T>.Count; }

    public static int TileRows { [MethodImpl(AggressiveInlining)] get => Vector512.IsHardwareAccelerated ? 8 : 6; }

    public static Wide256<T> Zero { [MethodImpl(AggressiveInlining)] get => new(Vector256<T>.Zero); }

    [MethodImpl(AggressiveInlining)] public static Wide256<T> Load(T* from) => new(Vector256.Load(from));

    [MethodImpl(AggressiveInlining)] public static Wide256<T> Broadcast(T* from) => new(Vector256.Create(*from));

    [MethodImpl(AggressiveInlining)] public static Wide256<T> Fill(T value) => new(Vector256.Create(value));

    [MethodImpl(AggressiveInlining)] public void Store(T* to) => _lanes.Store(to);

    [MethodImpl(AggressiveInlining)] public static Wide256<T> Add(Wide256<T> x, Wide256<T> y) => new(x._lanes + y._lanes);

    [MethodImpl(AggressiveInlining)] public static Wide256<T> Subtract(Wide256<T> x, Wide256<T> y) => new(x._lanes - y._lanes);

    [MethodImpl(AggressiveInlining)] public static Wide256<T> Multiply(Wide256<T> x, Wide256<T> y) => new(x._lanes * y._lanes);

    [MethodImpl(AggressiveInlining)]
    public static Wide256<T> MultiplyAdd(Wide256<T> x, Wide256<T> y, Wide256<T> z) => typeof(T) == typeof(float)
        ? new(Vector256.MultiplyAddEstimate(x._lanes.AsSingle(), y._lanes.AsSingle(), z._lanes.AsSingle()).As<float, T>())
        : new(Vector256.MultiplyAddEstimate(x._lanes.AsDouble(), y._lanes.AsDouble(), z._lanes.AsDouble()).As<double, T>());

    [MethodImpl(AggressiveInlining)] public static T Sum(Wide256<T> x) => Vector256.Sum(x._lanes);
}
