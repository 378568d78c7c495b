using System.Numerics;
using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Cpu;

/// <summary>How a value meets what is there, element by element.</summary>
interface IPlaceRule<T> where T : unmanaged
{
    T Combine(T there, T value);
}

/// <summary>The rules of <see cref="Ops.PlaceRule"/>.</summary>
static class PlaceRules
{
    internal readonly struct Put<T> : IPlaceRule<T> where T : unmanaged
    {
        [MethodImpl(AggressiveInlining)] public T Combine(T there, T value) => value;
    }

    internal readonly struct Add<T> : IPlaceRule<T> where T : unmanaged, INumber<T>
    {
        [MethodImpl(AggressiveInlining)] public T Combine(T there, T value) => there + value;
    }

    internal readonly struct Multiply<T> : IPlaceRule<T> where T : unmanaged, INumber<T>
    {
        [MethodImpl(AggressiveInlining)] public T Combine(T there, T value) => there * value;
    }

    internal readonly struct Maximum<T> : IPlaceRule<T> where T : unmanaged, INumber<T>
    {
        [MethodImpl(AggressiveInlining)] public T Combine(T there, T value) => T.Max(there, value);
    }

    internal readonly struct Minimum<T> : IPlaceRule<T> where T : unmanaged, INumber<T>
    {
        [MethodImpl(AggressiveInlining)] public T Combine(T there, T value) => T.Min(there, value);
    }
}
