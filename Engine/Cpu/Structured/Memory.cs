using System.Runtime.CompilerServices;
using NamedTorch.Diagnostics;

namespace NamedTorch.Cpu;

/// <summary>From a pinned storage to a tensor's elements.</summary>
static unsafe class Memory
{
    /// <summary>The first element of x, whose storage is pinned at <paramref name="storage"/>; null for no tensor.</summary>
    /// <exception cref="DTypeException">NT4101: x holds something else, and reading it as T would run past its end.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T* Of<T>(byte* storage, Tensor? x) where T : unmanaged => x is null ? null : DTypeFacts.Of<T>() == x.DType ? (T*)storage + x.Offset : throw Other<T>(x);

    static Exception Other<T>(Tensor x) where T : unmanaged => new Conflict(DiagnosticId.NT4101, "Kernel",
        ("reason", $"{x.DType.Name} is not supported here; the kernel computes in {DTypeFacts.Of<T>().Name}."), ("fix", "Convert first: x.To(DType.Float32).")).With("x", x.Type).ToException();
}
