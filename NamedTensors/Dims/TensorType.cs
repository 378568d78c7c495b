using System.Text;
using NamedTorch.Diagnostics;

namespace NamedTorch;

/// <summary>The type of a tensor: its dims in order and their sizes. Immutable and shared freely.</summary>
public sealed class TensorType : IEquatable<TensorType>
{
    /// <summary>The sizes, one for each dim, as <see cref="Size.Code"/>s. Never to be written to.</summary>
    public readonly long[] SizeArray;

    long elementCount = -1;
    long[]? strides;

    /// <summary>A type.</summary>
    /// <param name="dims">The dims.</param>
    /// <param name="sizes">One size per dim; ≥ 0 constant, −1 unknown, below −1 a formula. The array is kept, not copied.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a unit is known not to have size 1.</exception>
    public TensorType(DimList dims, long[] sizes)
    {
        if (dims.Count != sizes.Length)
            throw new ArgumentException($"{sizes.Length} sizes for {dims.Count} dims.", nameof(sizes));
        if (dims.HasUnits)
            for (int i = 0; i < sizes.Length; i++)
                if (sizes[i] >= 0 && sizes[i] != 1 && dims.IsUnit(i))
                    throw new ArgumentException($"A unit has size 1, not {sizes[i]}, in {dims}.", nameof(sizes));
        Dims = dims;
        SizeArray = sizes;
    }

    /// <summary>The type without dims.</summary>
    public static TensorType Scalar { get; } = new(DimList.Empty, []);

    /// <summary>The type of which nothing is known; for the checker only.</summary>
    public static TensorType Unknown { get; } = new(DimList.Open, []);

    /// <summary>The dims.</summary>
    public DimList Dims { get; }

    /// <summary>The sizes, one for each dim; ≥ 0 constant, −1 unknown, below −1 a formula.</summary>
    public IReadOnlyList<long> Sizes => SizeArray;

    /// <summary>The number of dims.</summary>
    public int Rank => SizeArray.Length;

    /// <summary>The product of the sizes; −1 if one of them is no constant.</summary>
    /// <exception cref="ShapeException">NT2003: more than 2⁶³ − 1 elements.</exception>
    public long ElementCount => elementCount >= 0 ? elementCount : elementCount = Count();

    /// <summary>The steps, in elements, of a row-major layout. Never to be written to.</summary>
    public long[] ContiguousStrides => strides ??= Strides();

    /// <summary>A type from axes.</summary>
    /// <exception cref="DuplicateNamesException">NT1004: a name twice.</exception>
    /// <exception cref="ShapeException">NT2007: a size below 0.</exception>
    public static TensorType Of(params Axis[] axes)
    {
        var dims = DimList.Empty;
        var sizes = new long[axes.Length];
        for (int i = 0; i < axes.Length; i++)
        {
            dims = dims.Append(DimSlot.Of(axes[i].Dim?.Name));
            sizes[i] = axes[i].Size;
            if (sizes[i] < 0)
                throw new ShapeException(new Conflict(DiagnosticId.NT2007, "Shape", ("reason", $"size {sizes[i]} of axis {i} is below 0.")));
        }
        return new(dims, sizes);
    }

    /// <summary>True if the checker does not know everything about the dims and sizes; never at run time.</summary>
    internal bool IsVague
    {
        get
        {
            if (Dims.IsVague) return true;
            foreach (long size in SizeArray)
                if (size < 0) return true;
            return false;
        }
    }

    /// <summary>The same sizes under other dims.</summary>
    public TensorType WithDims(DimList dims) => ReferenceEquals(dims, Dims) ? this : new(dims, SizeArray);

    /// <summary>True if rank and all sizes agree, names aside.</summary>
    public bool SameSizes(TensorType other)
    {
        long[] a = SizeArray, b = other.SizeArray;
        if (ReferenceEquals(a, b)) return true;
        if (a.Length != b.Length) return false;
        for (int i = 0; i < a.Length; i++)
            if (a[i] != b[i]) return false;
        return true;
    }

    /// <inheritdoc/>
    public bool Equals(TensorType? other) => other is not null && ReferenceEquals(Dims, other.Dims) && SameSizes(other);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TensorType);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        int hash = Dims.Id;
        foreach (long size in SizeArray) hash = hash * 31 + size.GetHashCode();
        return hash;
    }

    /// <summary>"(batch 8, time 128)".</summary>
    public override string ToString()
    {
        var text = new StringBuilder("(");
        if (Dims.IsOpen) text.Append(Rank == 0 ? ".." : ".., ");
        for (int i = 0; i < Rank; i++)
            text.Append(i == 0 ? "" : ", ").Append(Dims[i]).Append(' ').Append(new Size(SizeArray[i]));
        return text.Append(')').ToString();
    }

    long Count()
    {
        long count = 1;
        bool empty = false, known = !Dims.IsOpen;
        foreach (long size in SizeArray)
        {
            known &= size >= 0;
            empty |= size == 0;
        }
        if (!known) return -1;
        if (empty) return 0;
        foreach (long size in SizeArray)
        {
            if (size > long.MaxValue / count)
                throw new ShapeException(new Conflict(DiagnosticId.NT2003, "Shape", ("type", this)));
            count *= size;
        }
        return count;
    }

    long[] Strides()
    {
        var result = new long[Rank];
        long step = 1;
        for (int i = Rank - 1; i >= 0; i--)
        {
            result[i] = step;
            step *= Math.Max(SizeArray[i], 1);
        }
        return result;
    }
}
