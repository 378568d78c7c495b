using System.Numerics.Tensors;
using NamedTorch.Diagnostics;

namespace NamedTorch;

// A bare span may outlive the memory that it views, so spans are lent for the time of a call and the storage is kept alive.
public sealed partial class Tensor
{
    /// <summary>Lends the elements in row-major order, to be read and written in place.</summary>
    /// <param name="use">Must not keep the span.</param>
    /// <exception cref="DTypeException">NT4101: the tensor has another dtype.</exception>
    /// <exception cref="ShapeException">NT2007: the elements do not lie in one run of at most 2³¹ − 1.</exception>
    /// <exception cref="IntoException">NT6005: the memory is read-only.</exception>
    public unsafe void WithSpan<T>(Action<Span<T>> use) where T : unmanaged
    {
        RequireDType<T>("WithSpan");
        int length = Run("WithSpan");
        BeforeWriting("WithSpan");
        fixed (byte* start = Storage) use(new((T*)start + Offset, length));
        GC.KeepAlive(Storage);
    }

    /// <summary>Lends the elements in row-major order, to be read only.</summary>
    /// <param name="use">Must not keep the span.</param>
    /// <exception cref="DTypeException">NT4101: the tensor has another dtype.</exception>
    /// <exception cref="ShapeException">NT2007: the elements do not lie in one run of at most 2³¹ − 1.</exception>
    public unsafe TResult ReadSpan<T, TResult>(Func<ReadOnlySpan<T>, TResult> use) where T : unmanaged
    {
        RequireDType<T>("ReadSpan");
        int length = Run("ReadSpan");
        fixed (byte* start = Storage)
        {
            var result = use(new((T*)start + Offset, length));
            GC.KeepAlive(Storage);
            return result;
        }
    }

    /// <summary>Lends the elements with sizes and strides, to be read and written in place; sizes and order of dims are the tensor's.</summary>
    /// <param name="use">Must not keep the span.</param>
    /// <exception cref="DTypeException">NT4101: the tensor has another dtype.</exception>
    /// <exception cref="ShapeException">NT2007: a stride is negative, or several places are one element.</exception>
    /// <exception cref="IntoException">NT6005: the memory is read-only.</exception>
    public unsafe void AsTensorSpan<T>(Action<TensorSpan<T>> use) where T : unmanaged
    {
        RequireDType<T>("AsTensorSpan");
        if (Core.Strides.MayOverlap(Sizes, Strides)) throw Refused("AsTensorSpan", "several places of this view are one element.");
        nint reach = Reach("AsTensorSpan");
        BeforeWriting("AsTensorSpan");
        fixed (byte* start = Storage) use(new((T*)start + Offset, reach, NativeSizes(), NativeStrides()));
        GC.KeepAlive(Storage);
    }

    /// <summary>Lends the elements with sizes and strides, to be read only.</summary>
    /// <param name="use">Must not keep the span.</param>
    /// <exception cref="DTypeException">NT4101: the tensor has another dtype.</exception>
    /// <exception cref="ShapeException">NT2007: a stride is negative.</exception>
    public unsafe TResult ReadTensorSpan<T, TResult>(Func<ReadOnlyTensorSpan<T>, TResult> use) where T : unmanaged
    {
        RequireDType<T>("ReadTensorSpan");
        nint reach = Reach("ReadTensorSpan");
        fixed (byte* start = Storage)
        {
            var result = use(new((T*)start + Offset, reach, NativeSizes(), NativeStrides()));
            GC.KeepAlive(Storage);
            return result;
        }
    }

    void BeforeWriting(string operation)
    {
        if (Storage.IsReadOnly) throw new Conflict(DiagnosticId.NT6005, operation, ("reason", "the memory is read-only."), ("fix", "Write into a copy: x.Clone().")).With("x", Type).ToException();
        Storage.Bump();
    }

    int Run(string operation) => !IsContiguous ? throw Refused(operation, "the elements do not lie in row-major order without gaps.")
        : ElementCount > int.MaxValue ? throw Refused(operation, $"{ElementCount} elements are more than a span can hold.") : (int)ElementCount;

    nint Reach(string operation)
    {
        if (ElementCount == 0) return 0;
        long last = 0;
        for (int d = 0; d < Rank; d++)
            last += StrideArray[d] >= 0 ? (Sizes[d] - 1) * StrideArray[d] : throw Refused(operation, $"the stride of dim {d} is negative.");
        return (nint)(last + 1);
    }

    // A TensorSpan without dims is empty, so one element without dims is lent with one dim of size 1.
    nint[] NativeSizes() => Rank == 0 ? [1] : Native(Sizes);

    // A TensorSpan wants a stride of 0 where the size is 1.
    nint[] NativeStrides()
    {
        if (Rank == 0) return [0];
        var strides = Native(Strides);
        for (int d = 0; d < Rank; d++)
            if (Sizes[d] <= 1) strides[d] = 0;
        return strides;
    }

    static nint[] Native(ReadOnlySpan<long> values)
    {
        var result = new nint[values.Length];
        for (int i = 0; i < values.Length; i++) result[i] = (nint)values[i];
        return result;
    }

    TensorTypeException Refused(string operation, string reason) =>
        new Conflict(DiagnosticId.NT2007, operation, ("reason", reason), ("fix", "Copy it first: x.Contiguous().")).With("x", Type).ToException();
}
