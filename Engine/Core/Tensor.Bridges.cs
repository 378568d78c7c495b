using NamedTorch.Core;
using NamedTorch.Diagnostics;

namespace NamedTorch;

public sealed partial class Tensor
{
    /// <summary>A tensor over a managed array, not copied: writes are visible both ways.</summary>
    /// <param name="array">Elements in row-major order; exactly as many as the axes say.</param>
    /// <param name="axes">Names and sizes; none: one unnamed dim.</param>
    /// <exception cref="ShapeException">NT2003: another number of elements.</exception>
    public static Tensor From<T>(T[] array, params ReadOnlySpan<Axis> axes) where T : unmanaged
    {
        var type = axes.Length == 0 ? TensorType.Of(array.Length) : TensorType.Of(axes.ToArray());
        if (type.ElementCount != array.Length)
            throw new Conflict(DiagnosticId.NT2003, "From", ("reason", $"{array.Length} elements do not fill {type}.")).ToException();
        return new(Storage.Of(array), DTypeFacts.Of<T>(), type, type.ContiguousStrides, 0);
    }

    /// <summary>The elements in row-major order, copied and of exactly this dtype.</summary>
    /// <exception cref="DTypeException">NT4101: the tensor has another dtype.</exception>
    public T[] ToArray<T>() where T : unmanaged
    {
        if (DTypeFacts.Of<T>() != DType)
            throw new Conflict(DiagnosticId.NT4101, "ToArray", ("reason", $"the elements are {DType.Name}, not {typeof(T).Name}."), ("fix", "Convert first: x.To(dtype).")).ToException();
        var result = new T[ElementCount];
        CopyTo<T>(result);
        return result;
    }

    /// <summary>The only element.</summary>
    /// <exception cref="ShapeException">NT2003: more or fewer than one element.</exception>
    public T Item<T>() where T : unmanaged
    {
        if (ElementCount != 1) throw new Conflict(DiagnosticId.NT2003, "Item", ("reason", $"{ElementCount} elements, not one.")).With("x", Type).ToException();
        Span<T> one = [default];
        if (DTypeFacts.Of<T>() == DType) CopyTo(one);
        else throw new Conflict(DiagnosticId.NT4101, "Item", ("reason", $"the element is {DType.Name}, not {typeof(T).Name}."), ("fix", "Convert first: x.To(dtype).")).ToException();
        return one[0];
    }

    unsafe void CopyTo<T>(Span<T> target) where T : unmanaged
    {
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
