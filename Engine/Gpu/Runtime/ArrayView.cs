using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NamedTorch.Core;
using NamedTorch.Diagnostics;
using NamedTorch.Gpu;

namespace NamedTorch;

/// <summary>
/// A run of elements in a device's memory: where a tensor meets code that thinks in buffers. A view keeps its memory alive; it is a value and owns nothing.
/// </summary>
/// <remarks>
/// Copies are queued on a stream after whatever else touches the memory, tensors' operations included, and count as writes: what the tape saved of a tensor over
/// the same memory is refused then (NT6002). They are for the thread's current stream, or for one that is given.
/// </remarks>
/// <typeparam name="T">What lies in the memory, as the user knows it.</typeparam>
public readonly struct ArrayView<T> where T : unmanaged
{
    // Spans end at 2³¹ − 1 bytes.
    const long Most = 1 << 30;

    readonly Storage? storage;
    readonly long first;

    internal ArrayView(Storage storage, long first, long length) => (this.storage, this.first, Length) = (storage, first, length);

    /// <summary>Whether there is memory behind it: a default view has none.</summary>
    public bool IsValid => storage is not null;

    /// <summary>The memory that is viewed.</summary>
    /// <exception cref="InvalidOperationException">This is the default view.</exception>
    public MemoryBuffer Buffer => (MemoryBuffer)Storage.Memory!;

    /// <summary>Whose memory it is.</summary>
    /// <exception cref="InvalidOperationException">This is the default view.</exception>
    public Device Device => Storage.Device;

    /// <summary>Bytes from the beginning of the buffer to the first element.</summary>
    public long OffsetInBytes => first;

    /// <summary>Elements.</summary>
    public long Length { get; }

    /// <summary>Bytes of all elements.</summary>
    public long LengthInBytes => Length * Unsafe.SizeOf<T>();

    /// <summary>The elements from a place on.</summary>
    /// <param name="index">The first one, in [0, Length].</param>
    /// <exception cref="TensorIndexException">NT2006: there is no such place.</exception>
    public ArrayView<T> SubView(long index) => SubView(index, Length - index);

    /// <summary>Some elements.</summary>
    /// <param name="index">The first one, in [0, Length].</param>
    /// <param name="length">How many, in [0, Length − index].</param>
    /// <exception cref="TensorIndexException">NT2006: they are not all there.</exception>
    public ArrayView<T> SubView(long index, long length)
    {
        if (index < 0 || length < 0 || index > Length - length) throw Refused(DiagnosticId.NT2006, "SubView", $"{length} elements from {index} on are not in a view of {Length}.", "Keep index + length within Length.");
        return new(Storage, first + index * Unsafe.SizeOf<T>(), length);
    }

    /// <summary>The same bytes as elements of another type.</summary>
    /// <exception cref="ShapeException">NT2007: they do not begin or end at such an element.</exception>
    public ArrayView<TOther> Cast<TOther>() where TOther : unmanaged
    {
        int size = Unsafe.SizeOf<TOther>();
        if (LengthInBytes % size != 0 || first % size != 0)
            throw Refused(DiagnosticId.NT2007, "Cast", $"{LengthInBytes} bytes from byte {first} on are no whole elements of {size} bytes.", "Take a SubView whose beginning and end are multiples of both sizes.");
        return new(Storage, first, LengthInBytes / size);
    }

    /// <summary>Copies all elements to the host, as they are when what was queued on them before is done.</summary>
    /// <param name="target">As long as the view.</param>
    /// <exception cref="ShapeException">NT2007: it is shorter or longer.</exception>
    /// <exception cref="ObjectDisposedException">The memory was given back.</exception>
    public void CopyToCPU(Span<T> target)
    {
        CheckLength("CopyToCPU", target.Length);
        for (long done = 0; done < Length; done += Chunk)
        {
            int n = (int)Math.Min(Length - done, Chunk);
            Buffer.Read(first + done * Unsafe.SizeOf<T>(), MemoryMarshal.AsBytes(target.Slice((int)done, n)));
        }
    }

    /// <inheritdoc cref="CopyToCPU(Span{T})"/>
    /// <param name="stream">A stream of the same accelerator; only it is waited for, and what it must wait for.</param>
    /// <param name="target">As long as the view.</param>
    /// <exception cref="DeviceException">NT4102: the stream is another device's.</exception>
    public void CopyToCPU(AcceleratorStream stream, Span<T> target)
    {
        using var scope = On("CopyToCPU", stream);
        CopyToCPU(target);
    }

    /// <summary>All elements, on the host.</summary>
    public T[] GetAsArray()
    {
        var all = new T[Length];
        CopyToCPU(all);
        return all;
    }

    /// <summary>Queues a copy of the host's elements to all of these; the source may change as soon as this returns.</summary>
    /// <param name="source">As long as the view.</param>
    /// <exception cref="ShapeException">NT2007: it is shorter or longer.</exception>
    /// <exception cref="ObjectDisposedException">The memory was given back.</exception>
    public void CopyFromCPU(ReadOnlySpan<T> source)
    {
        CheckLength("CopyFromCPU", source.Length);
        for (long done = 0; done < Length; done += Chunk)
        {
            int n = (int)Math.Min(Length - done, Chunk);
            Buffer.Write(first + done * Unsafe.SizeOf<T>(), MemoryMarshal.AsBytes(source.Slice((int)done, n)));
        }
        Storage.Bump();
    }

    /// <inheritdoc cref="CopyFromCPU(ReadOnlySpan{T})"/>
    /// <param name="stream">A stream of the same accelerator.</param>
    /// <param name="source">As long as the view.</param>
    /// <exception cref="DeviceException">NT4102: the stream is another device's.</exception>
    public void CopyFromCPU(AcceleratorStream stream, ReadOnlySpan<T> source)
    {
        using var scope = On("CopyFromCPU", stream);
        CopyFromCPU(source);
    }

    /// <summary>Queues a copy to other elements, of this or another device.</summary>
    /// <param name="target">As long as the view, and apart from it.</param>
    /// <exception cref="ShapeException">NT2007: it is shorter or longer, or overlaps.</exception>
    /// <exception cref="ObjectDisposedException">The memory was given back.</exception>
    public void CopyTo(ArrayView<T> target)
    {
        CheckLength("CopyTo", target.Length);
        if (ReferenceEquals(Buffer, target.Buffer) && Math.Abs(first - target.first) < LengthInBytes)
            throw Refused(DiagnosticId.NT2007, "CopyTo", "source and target overlap.", "Copy by way of memory of its own: accelerator.Allocate1D.");
        if (!Buffer.TryCopy(first, target.Buffer, target.first, LengthInBytes))
            for (long done = 0; done < Length; done += Chunk)
            {
                long n = Math.Min(Length - done, Chunk);
                target.SubView(done, n).CopyFromCPU(SubView(done, n).GetAsArray());
            }
        target.Storage.Bump();
    }

    /// <inheritdoc cref="CopyTo(ArrayView{T})"/>
    /// <param name="stream">A stream of this view's accelerator.</param>
    /// <param name="target">As long as the view, and apart from it.</param>
    /// <exception cref="DeviceException">NT4102: the stream is another device's.</exception>
    public void CopyTo(AcceleratorStream stream, ArrayView<T> target)
    {
        using var scope = On("CopyTo", stream);
        CopyTo(target);
    }

    /// <summary>A tensor over the same memory, not copied: what is written into either is in both. It is a leaf without a gradient.</summary>
    /// <param name="axes">Dims and sizes, row-major; none: one dim without a name.</param>
    /// <exception cref="DTypeException">NT4101: no dtype holds such elements.</exception>
    /// <exception cref="ShapeException">NT2003: the sizes make another number of elements.</exception>
    public Tensor AsTensor(params ReadOnlySpan<Axis> axes)
    {
        var dtype = DTypeFacts.Of<T>();
        int size = dtype.ByteSize;
        if (first % size != 0) throw Refused(DiagnosticId.NT2007, "AsTensor", $"the view begins at byte {first}, within an element of {size} bytes.", "Begin at a multiple of the element's size.");
        var flat = TensorType.Of(Length);
        var tensor = Tensor.Over(Storage, dtype, flat, flat.ContiguousStrides, first / size);
        return axes.IsEmpty ? tensor : tensor.Reshape(axes.ToArray());
    }

    /// <summary>Length and type of the elements.</summary>
    public override string ToString() => storage is null ? $"no {typeof(T).Name}" : $"{Length} {typeof(T).Name} on {Device}";

    static long Chunk => Most / Unsafe.SizeOf<T>();

    Storage Storage => storage ?? throw new InvalidOperationException("The default view has no memory: take one from a tensor (x.AsArrayView<float>()) or from accelerator.Allocate1D<float>(length).");

    AcceleratorStream.Scope On(string operation, AcceleratorStream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!ReferenceEquals(stream.Device, Device)) throw Refused(DiagnosticId.NT4102, operation, $"the stream is of {stream.Device}, the memory of {Device}.", "Give a stream of the view's own accelerator: view.Device.Accelerator.CreateStream().");
        return stream.Use();
    }

    void CheckLength(string operation, long other)
    {
        if (other != Length) throw Refused(DiagnosticId.NT2007, operation, $"{other} elements are given for {Length}.", "Take a SubView, or a slice of the array.");
    }

    static Exception Refused(DiagnosticId id, string operation, string reason, string fix) => new Conflict(id, $"ArrayView.{operation}", ("reason", reason), ("fix", fix)).ToException();
}
