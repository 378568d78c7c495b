using System.Numerics;
using System.Runtime.InteropServices;
using NamedTorch.Cpu;

namespace NamedTorch.Tests.MatrixProduct;

/// <summary>Native memory with fences on both sides, filled with numbers that are the same every time.</summary>
public sealed unsafe class Numbers<T> : IDisposable where T : unmanaged, INumber<T>
{
    const int Fence = 64;
    readonly T* _memory;

    public Numbers(long length, int seed)
    {
        Length = length;
        _memory = (T*)NativeMemory.Alloc((nuint)((length + 2 * Fence) * sizeof(T)));
        var random = new Random(seed);
        for (long i = 0; i < length + 2 * Fence; i++) _memory[i] = T.CreateTruncating(random.NextDouble() * 200 - 100) / T.CreateTruncating(typeof(T) == typeof(int) || typeof(T) == typeof(long) ? 1 : 100);
        for (int i = 0; i < Fence; i++) _memory[i] = _memory[Fence + length + i] = T.CreateTruncating(77);
    }

    public long Length { get; }

    public T* Pointer => _memory + Fence;

    public Span<T> Span => new(Pointer, (int)Length);

    /// <summary>Whether nobody wrote outside.</summary>
    public bool Untouched
    {
        get
        {
            for (int i = 0; i < Fence; i++)
                if (_memory[i] != T.CreateTruncating(77) || _memory[Fence + Length + i] != T.CreateTruncating(77)) return false;
            return true;
        }
    }

    public StridedMatrix<T> Rows(long rowStride) => new(Pointer, (nint)rowStride, 1);

    public StridedMatrix<T> Columns(long columnStride) => new(Pointer, 1, (nint)columnStride);

    public void Dispose() => NativeMemory.Free(_memory);
}
