using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Diagnostics;
using NamedTorch.Gpu;

namespace NamedTorch;

/// <summary>From tensors and buffers to views of their memory; the way back is <see cref="ArrayView{T}.AsTensor"/>.</summary>
public static class ArrayViews
{
    extension(Tensor x)
    {
        /// <summary>The elements in row-major order where they lie, not copied: what is written there is in the tensor.</summary>
        /// <exception cref="DeviceException">NT4102: the tensor is on the host, whose memory is lent as spans (WithSpan).</exception>
        /// <exception cref="DTypeException">NT4101: the tensor has another dtype.</exception>
        /// <exception cref="ShapeException">NT2007: the elements do not lie in one run.</exception>
        public ArrayView<T> AsArrayView<T>() where T : unmanaged
        {
            if (x.Storage.Memory is not MemoryBuffer) throw Refusal.NotHere("AsArrayView", x.Device, "views are of a device's memory; the host's is lent by WithSpan.");
            if (DTypeFacts.Of<T>() != x.DType)
                throw new Conflict(DiagnosticId.NT4101, "AsArrayView", ("reason", $"x is {x.DType.Name}, which is no run of {typeof(T).Name}."), ("fix", $"Name its element type, or convert it: x.To(DType.{DTypeFacts.Of<T>()}).")).With("x", x.Type).ToException();
            if (!x.IsContiguous) throw new Conflict(DiagnosticId.NT2007, "AsArrayView", ("reason", "the elements do not lie in row-major order without gaps."), ("fix", "Take the view of x.Contiguous().")).With("x", x.Type).ToException();
            return new(x.Storage, x.Offset * x.DType.ByteSize, x.ElementCount);
        }
    }

    extension(MemoryBuffer buffer)
    {
        /// <summary>A typed view of elements of this memory.</summary>
        /// <param name="index">The first one, counted in elements from the beginning.</param>
        /// <param name="length">How many.</param>
        /// <exception cref="TensorIndexException">NT2006: they are not all in what was asked for.</exception>
        public ArrayView<T> AsArrayView<T>(long index, long length) where T : unmanaged
        {
            var storage = buffer.Storage ?? throw new ObjectDisposedException(nameof(MemoryBuffer));
            return new ArrayView<T>(storage, 0, storage.ByteLength / Unsafe.SizeOf<T>()).SubView(index, length);
        }
    }
}
