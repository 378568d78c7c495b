using NamedTorch.Core;

namespace NamedTorch;

/// <summary>
/// An n-dimensional array whose dims carry names. A tensor is a view (sizes, strides, offset) of a storage, with its place on
/// the tape; it knows no operation: those are extension members, one file each.
/// </summary>
public sealed partial class Tensor
{
    internal Tensor(Storage storage, DType dtype, TensorType type, long[] strides, long offset)
    {
        (Storage, DType, Type, StrideArray, Offset) = (storage, dtype, type, strides, offset);
    }

    /// <summary>The bytes this tensor views.</summary>
    public Storage Storage { get; private set; }

    /// <summary>Names and sizes.</summary>
    public TensorType Type { get; private set; }

    /// <summary>The dims' names, interned: tensors of equal names share one list.</summary>
    public DimList Dims => Type.Dims;

    /// <summary>Element type.</summary>
    public DType DType { get; }

    /// <summary>Elements to step over per dim.</summary>
    public ReadOnlySpan<long> Strides => StrideArray;

    /// <summary>Elements before the first one in the storage.</summary>
    public long Offset { get; private set; }

    /// <summary>Where the elements are.</summary>
    public Device Device => Storage.Device;

    /// <summary>Number of dims.</summary>
    public int Rank => Type.Rank;

    /// <summary>Sizes, dim by dim.</summary>
    public ReadOnlySpan<long> Sizes => Type.SizeArray;

    /// <summary>Number of elements.</summary>
    public long ElementCount => Type.ElementCount;

    /// <summary>Row-major without gaps.</summary>
    public bool IsContiguous => ReferenceEquals(StrideArray, Type.ContiguousStrides) || Core.Strides.AreContiguous(Sizes, StrideArray);

    /// <summary>A C# scalar in tensor form: it never widens a tensor's type inside its category.</summary>
    public bool IsWeak { get; private init; }

    internal long[] StrideArray { get; private set; }

    /// <summary>Uninitialised elements in row-major order.</summary>
    public static Tensor Allocate(TensorType type, DType dtype, Device device)
    {
        var storage = device.Allocate(type.ElementCount * dtype.ByteSize);
        storage.Memory?.Describe(type, dtype);
        return new(storage, dtype, type, type.ContiguousStrides, 0);
    }

    /// <summary>A tensor over existing bytes.</summary>
    public static Tensor Over(Storage storage, DType dtype, TensorType type, long[] strides, long offset) => new(storage, dtype, type, strides, offset);

    /// <summary>A C# scalar as a 0-dim tensor that does not widen others.</summary>
    public static Tensor Weak<T>(T value) where T : unmanaged => new(Storage.Of([value]), DTypeFacts.Of<T>(), TensorType.Scalar, [], 0) { IsWeak = true };

    /// <summary>Renames the dims of this very tensor: an unnamed target takes the names of what is written into it.</summary>
    public void TakeType(TensorType type)
    {
        if (!type.SameSizes(Type)) throw new ArgumentException($"{Type} cannot become {type}.", nameof(type));
        Type = type;
    }

    /// <inheritdoc/>
    public override string ToString() => Printing.TensorPrinter.Print(this, PrintOptions.Current);
}
