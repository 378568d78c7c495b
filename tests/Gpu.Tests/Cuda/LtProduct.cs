using System.Buffers.Binary;

namespace NamedTorch.Tests.Cuda;

/// <summary>A matmul description of cuBLASLt.</summary>
sealed class LtDescription(int compute, int scale)
{
    internal int Compute => compute;

    internal int Scale => scale;

    internal bool TransposeA { get; set; }

    internal bool TransposeB { get; set; }

    internal int Epilogue { get; set; } = 1;

    /// <summary>Where a vector lies that is added to each column.</summary>
    internal ulong Bias { get; set; }

    internal bool AddsBias => Epilogue == 4;
}

/// <summary>A matrix layout of cuBLASLt: columns, one after the other.</summary>
sealed class LtLayout(int type, long rows, long columns, long leading)
{
    internal int Type => type;

    internal long Rows => rows;

    internal long Columns => columns;

    internal long Leading => leading;

    internal int Count { get; set; } = 1;

    internal long Offset { get; set; }

    /// <summary>A vector as long as a column.</summary>
    internal LtLayout Column => new(type, rows, 1, rows);

    /// <summary>Bytes from the first element to behind the last.</summary>
    internal nint Bytes => (nint)(((columns - 1) * leading + rows + (Count - 1) * Offset) * Size);

    int Size => type switch { 0 => 4, 1 => 8, _ => 2 };

    internal double Read(ReadOnlySpan<byte> memory, int batch, long row, long column)
    {
        var at = memory[(int)((batch * Offset + row + column * leading) * Size)..];
        return type switch
        {
            0 => BinaryPrimitives.ReadSingleLittleEndian(at),
            1 => BinaryPrimitives.ReadDoubleLittleEndian(at),
            2 => (double)BinaryPrimitives.ReadHalfLittleEndian(at),
            14 => BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadUInt16LittleEndian(at) << 16),
            _ => throw new DriverError(DriverError.InvalidValue),
        };
    }

    internal void Write(Span<byte> memory, int batch, long row, long column, double value)
    {
        var at = memory[(int)((batch * Offset + row + column * leading) * Size)..];
        switch (type)
        {
            case 0:
                BinaryPrimitives.WriteSingleLittleEndian(at, (float)value);
                break;
            case 1:
                BinaryPrimitives.WriteDoubleLittleEndian(at, value);
                break;
            case 2:
                BinaryPrimitives.WriteHalfLittleEndian(at, (Half)value);
                break;
            default:
                int bits = BitConverter.SingleToInt32Bits((float)value);
                BinaryPrimitives.WriteUInt16LittleEndian(at, (ushort)((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16));
                break;
        }
    }
}

/// <summary>D = alpha · op(A) · op(B) + beta · D.</summary>
sealed class LtProduct(LtDescription how, LtLayout[] layouts, double alpha, double beta)
{
    readonly LtLayout a = layouts[0], b = layouts[1], d = layouts[2];

    long Inner => how.TransposeA ? a.Rows : a.Columns;

    /// <summary>Sizes, counts and types fit together.</summary>
    internal bool IsWhole => (how.TransposeA ? a.Columns : a.Rows) == d.Rows && (how.TransposeB ? b.Rows : b.Columns) == d.Columns && (how.TransposeB ? b.Columns : b.Rows) == Inner
        && a.Count == d.Count && b.Count == d.Count && a.Type == b.Type && how.Compute == (a.Type == 1 ? 70 : a.Type == 0 ? how.Compute == 77 ? 77 : 68 : 68) && how.Scale == (a.Type == 1 ? 1 : 0);

    internal void Run(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right, ReadOnlySpan<byte> bias, Span<byte> result)
    {
        for (int n = 0; n < d.Count; n++)
            for (long i = 0; i < d.Rows; i++)
                for (long j = 0; j < d.Columns; j++)
                {
                    double sum = 0;
                    for (long k = 0; k < Inner; k++) sum += (how.TransposeA ? a.Read(left, n, k, i) : a.Read(left, n, i, k)) * (how.TransposeB ? b.Read(right, n, j, k) : b.Read(right, n, k, j));
                    d.Write(result, n, i, j, alpha * sum + (beta == 0 ? 0 : beta * d.Read(result, n, i, j)) + (how.AddsBias ? d.Column.Read(bias, 0, i, 0) : 0));
                }
    }
}
