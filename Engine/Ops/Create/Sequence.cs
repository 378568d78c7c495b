using NamedTorch.Core;

namespace NamedTorch.Ops;

/// <summary>Tensors of one dim, or of two, whose elements follow from their places.</summary>
static class Sequence
{
    /// <summary>element(0), element(1), … as float64, stored as <paramref name="dtype"/>.</summary>
    internal static Tensor Real(Axis axis, DType dtype, Func<long, double> element)
    {
        var type = TensorType.Of(axis);
        var values = new double[type.ElementCount];
        for (long i = 0; i < values.LongLength; i++) values[i] = element(i);
        return Stored(values, type, dtype);
    }

    /// <summary>element(0), element(1), … as int64, stored as <paramref name="dtype"/>.</summary>
    internal static Tensor Whole(Axis axis, DType dtype, Func<long, long> element)
    {
        var type = TensorType.Of(axis);
        var values = new long[type.ElementCount];
        for (long i = 0; i < values.LongLength; i++) values[i] = element(i);
        return Stored(values, type, dtype);
    }

    /// <summary>1 where holds(row, column), 0 elsewhere.</summary>
    internal static Tensor Pattern(Axis rows, Axis columns, DType dtype, Func<long, long, bool> holds)
    {
        var type = TensorType.Of(rows, columns);
        var values = new bool[type.ElementCount];
        for (long i = 0, at = 0; i < rows.Size; i++)
            for (long j = 0; j < columns.Size; j++) values[at++] = holds(i, j);
        return Stored(values, type, dtype);
    }

    static Tensor Stored<T>(T[] values, TensorType type, DType dtype) where T : unmanaged
    {
        var exact = Tensor.Over(Storage.Of(values), DTypeFacts.Of<T>(), type, type.ContiguousStrides, 0);
        if (exact.DType == dtype) return exact;
        var result = Tensor.Allocate(type, dtype, Device.Cpu);
        Copying.Run(result, exact);
        return result;
    }
}
