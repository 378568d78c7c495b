using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Cpu;

/// <summary>512 bits of float or double.</summary>
readonly unsafe struct Wide512<T>(Vector512<T> lanes) : IWide<Wide512<T>, T> where T : unmanaged
{
    readonly Vector512<T> _lanes = lanes;

    public static int Count { [MethodImpl(AggressiveInlining)] get => Vector512<T>.Count; }

    public static int TileRows { [MethodImpl(AggressiveInlining)] get => 8; }

    public static Wide512<T> Zero { [MethodImpl(AggressiveInlining)] get => new(Vector512<T>.Zero); }

    [MethodImpl(AggressiveInlining)] public static Wide512<T> Load(T* from) => new(Vector512.Load(from));

    [MethodImpl(AggressiveInlining)] public static Wide512<T> Broadcast(T* from) => new(Vector512.Create(*from));

    [MethodImpl(AggressiveInlining)] public static Wide512<T> Fill(T value) => new(Vector512.Create(value));

    [MethodImpl(AggressiveInlining)] public void Store(T* to) => _lanes.Store(to);

    [MethodImpl(AggressiveInlining)] public static Wide512<T> Add(Wide512<T> x, Wide512<T> y) => new(x._lanes + y._lanes);

    [MethodImpl(AggressiveInlining)] public static Wide512<T> Subtract(Wide512<T> x, Wide512<T> y) => new(x._lanes - y._lanes);

    [MethodImpl(AggressiveInlining)] public static Wide512<T> Multiply(Wide512<T> x, Wide512<T> y) => new(x._lanes * y._lanes);

    [MethodImpl(AggressiveInlining)]
    public static Wide512<T> MultiplyAdd(Wide512<T> x, Wide512<T> y, Wide512<T> z) => typeof(T) == typeof(float)
        ? new(Vector512.MultiplyAddEstimate(x._lanes.AsSingle(), y._lanes.AsSingle(), z._lanes.AsSingle()).As<float, T>())
        : new(Vector512.MultiplyAddEstimate(x._lanes.AsDouble(), y._lanes.AsDouble(), z._lanes.AsDouble()).As<double, T>());

    [MethodImpl(AggressiveInlining)] public static T Sum(Wide512<T> x) => Vector512.Sum(x._lanes);
}
