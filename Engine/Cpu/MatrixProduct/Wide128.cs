using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Cpu;

/// <summary>128 bits of float or double.</summary>
readonly unsafe struct Wide128<T>(Vector128<T> lanes) : IWide<Wide128<T>, T> where T : unmanaged
{
    readonly Vector128<T> _lanes = lanes;

    public static int Count { [MethodImpl(AggressiveInlining)] get => Vector128<T>.Count; }

    public static int TileRows { [MethodImpl(AggressiveInlining)] get => Vector512.IsHardwareAccelerated ? 8 : 6; }

    public static Wide128<T> Zero { [MethodImpl(AggressiveInlining)] get => new(Vector128<T>.Zero); }

    [MethodImpl(AggressiveInlining)] public static Wide128<T> Load(T* from) => new(Vector128.Load(from));

    [MethodImpl(AggressiveInlining)] public static Wide128<T> Broadcast(T* from) => new(Vector128.Create(*from));

    [MethodImpl(AggressiveInlining)] public static Wide128<T> Fill(T value) => new(Vector128.Create(value));

    [MethodImpl(AggressiveInlining)] public void Store(T* to) => _lanes.Store(to);

    [MethodImpl(AggressiveInlining)] public static Wide128<T> Add(Wide128<T> x, Wide128<T> y) => new(x._lanes + y._lanes);

    [MethodImpl(AggressiveInlining)] public static Wide128<T> Subtract(Wide128<T> x, Wide128<T> y) => new(x._lanes - y._lanes);

    [MethodImpl(AggressiveInlining)] public static Wide128<T> Multiply(Wide128<T> x, Wide128<T> y) => new(x._lanes * y._lanes);

    [MethodImpl(AggressiveInlining)]
    public static Wide128<T> MultiplyAdd(Wide128<T> x, Wide128<T> y, Wide128<T> z) => typeof(T) == typeof(float)
        ? new(Vector128.MultiplyAddEstimate(x._lanes.AsSingle(), y._lanes.AsSingle(), z._lanes.AsSingle()).As<float, T>())
        : new(Vector128.MultiplyAddEstimate(x._lanes.AsDouble(), y._lanes.AsDouble(), z._lanes.AsDouble()).As<double, T>());

    [MethodImpl(AggressiveInlining)] public static T Sum(Wide128<T> x) => Vector128.Sum(x._lanes);
}
