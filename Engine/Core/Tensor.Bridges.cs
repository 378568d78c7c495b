using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Diagnostics;

namespace NamedTorch;

public sealed partial class Tensor
{
    /// <summary>A tensor over a managed array, not copied: writes are visible both ways.</summary>
    /// <param name="array">Elements in row-major order; exactly as many as the axes say.</param>
    /// <param name="axes">Names and sizes; none: one unnamed dim.</param>
    /// <exception cref="ShapeException">NT2003: another number of elements.</exception>
    [Signature("[axes] -> axes(axes); -> ?")]
    public static Tensor From<T>(T[] array, params ReadOnlySpan<Axis> axes) where T : unmanaged => Over<T>(Storage.Of(array), 0, array.Length, axes);

    /// <inheritdoc cref="From{T}(T[], ReadOnlySpan{Axis})"/>
    [Signature("[axes] -> axes(axes); -> ?")]
    public static Tensor From<T>(T[] array, params Axis[] axes) where T : unmanaged => Over<T>(Storage.Of(array), 0, array.Length, axes);

    /// <summary>A tensor over memory of any owner, not copied: writes are visible both ways, and the owner stays alive as long as the tensor.</summary>
    /// <param name="memory">Elements in row-major order; exactly as many as the axes say.</param>
    /// <param name="axes">Names and sizes; none: one unnamed dim.</param>
    /// <exception cref="ShapeException">NT2003: another number of elements.</exception>
    [Signature("[axes] -> axes(axes); -> ?")]
    public static Tensor From<T>(Memory<T> memory, params ReadOnlySpan<Axis> axes) where T : unmanaged => Over<T>(memory, false, axes);

    /// <summary>A tensor over memory that must not be written, not copied; the owner stays alive as long as the tensor.</summary>
    /// <inheritdoc cref="From{T}(Memory{T}, ReadOnlySpan{Axis})"/>
    [Signature("[axes] -> axes(axes); -> ?")]
    public static Tensor From<T>(ReadOnlyMemory<T> memory, params ReadOnlySpan<Axis> axes) where T : unmanaged => Over<T>(memory, true, axes);

    /// <summary>The elements in row-major order, copied and of exactly this dtype, whatever the layout.</summary>
    /// <exception cref="DTypeException">NT4101: the tensor has another dtype.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)] // messages name it
    public T[] ToArray<T>() where T : unmanaged
    {
        RequireDType<T>("ToArray");
        var result = new T[ElementCount];
        CopyTo<T>(result);
        return result;
    }

    /// <summary>The only element.</summary>
    /// <exception cref="ShapeException">NT2003: more or fewer than one element.</exception>
    /// <exception cref="DTypeException">NT4101: the tensor has another dtype.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)] // messages name it
    public T Item<T>() where T : unmanaged
    {
        if (ElementCount != 1) throw new Conflict(DiagnosticId.NT2003, "Item", ("reason", $"{ElementCount} elements, not one.")).With("x", Type).ToException();
        RequireDType<T>("Item");
        Span<T> one = [default];
        CopyTo(one);
        return one[0];
    }

    void RequireDType<T>(string operation) where T : unmanaged
    {
        if (DTypeFacts.Of<T>() == DType) return;
        throw new Conflict(DiagnosticId.NT4101, operation, ("reason", $"the elements are {DType.Name}, not {typeof(T).Name}."), ("fix", "Convert first: x.To(dtype).")).With("x", Type).ToException();
    }

    static Tensor Over<T>(ReadOnlyMemory<T> memory, bool readOnly, ReadOnlySpan<Axis> axes) where T : unmanaged
    {
        var storage = ForeignMemory.Storage(memory, readOnly, out int offset);
        return Over<T>(storage, offset, memory.Length, axes);
    }

    static Tensor Over<T>(Storage storage, int offset, int length, ReadOnlySpan<Axis> axes) where T : unmanaged
    {
        var type = axes.Length == 0 ? new(DimList.Unnamed(1), [length]) : TensorType.Of(axes.ToArray());
        if (type.ElementCount != length)
            throw new Conflict(DiagnosticId.NT2003, "From", ("reason", $"{length} elements do not fill {type}.")).ToException();
        return new(storage, DTypeFacts.Of<T>(), type, type.ContiguousStrides, offset);
    }

    unsafe void CopyTo<T>(Span<T> target) where T : unmanaged
    {
        if (Device.Kind != DeviceKind.Cpu)
        {
            Transfer.Run(this, Device.Cpu).CopyTo(target);
            return;
        }
        fixed (byte* start = Storage)
        {
            T* source = (T*)start + Offset;
            if (IsContiguous) new ReadOnlySpan<T>(source, target.Length).CopyTo(target);
            else
            {
                Span<long> at = stackalloc long[Rank];
                long place = 0;
                for (int i = 0; i < target.Length; i++)
                {
                    target[i] = source[place];
                    for (int d = Rank - 1; d >= 0; d--)
                    {
                        place += StrideArray[d];
                        if (++at[d] < Sizes[d]) break;
                        place -= at[d] * StrideArray[d];
                        at[d] = 0;
                    }
                }
            }
        }
        GC.KeepAlive(Storage);
    }
}
