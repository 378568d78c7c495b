using System.Runtime.CompilerServices;

namespace NamedTorch.Cpu;

/// <summary>Moves a run of consecutive elements (in the loop's linear order) between an operand's strided memory and a buffer.</summary>
static unsafe class Segment
{
    /// <summary>The elements [first, first + count) of an operand: in place where they are dense and of type T, else gathered into the buffer.</summary>
    internal static T* Fetch<T>(in Operand operand, in Plan plan, DType computing, long first, int count, T* buffer) where T : unmanaged
    {
        if (operand.IsConstant) return buffer;
        if (operand.IsDense)
        {
            byte* start = operand.Start + first * operand.ByteSize;
            if (operand.DType == computing) return (T*)start;
            Convert<T>.Load(operand.DType, start, 1, buffer, count);
            return buffer;
        }
        int inner = plan.Rank - 1;
        long size = plan.Sizes[inner], stride = operand.Strides[inner], at = first % size;
        byte* row = operand.Start + RowOffset(operand, plan, first / size) * operand.ByteSize;
        if (at + count <= size && stride == 1 && operand.DType == computing) return (T*)row + at;
        for (int done = 0; done < count; at = 0)
        {
            int n = (int)Math.Min(size - at, count - done);
            Copy(operand.DType, computing, row + at * stride * operand.ByteSize, stride, buffer + done, n);
            done += n;
            first += n;
            if (done < count) row = operand.Start + RowOffset(operand, plan, first / size) * operand.ByteSize;
        }
        return buffer;
    }

    /// <summary>Where an element lies, in elements from the operand's start.</summary>
    internal static long Offset(in Operand operand, in Plan plan, long first)
    {
        if (operand.IsConstant) return 0;
        if (operand.IsDense) return first;
        int inner = plan.Rank - 1;
        return RowOffset(operand, plan, first / plan.Sizes[inner]) + first % plan.Sizes[inner] * operand.Strides[inner];
    }

    /// <summary>Fills the buffer of an operand that is one element for all.</summary>
    internal static void Spread<T>(in Operand operand, T* buffer, int count) where T : unmanaged
    {
        Convert<T>.Load(operand.DType, operand.Start, 0, buffer, 1);
        new Span<T>(buffer, count).Fill(*buffer);
    }

    /// <summary>Writes the buffer to the elements [first, first + count) of the result.</summary>
    internal static void Put<T>(in Operand result, in Plan plan, long first, int count, T* buffer) where T : unmanaged
    {
        if (result.IsDense)
        {
            Convert<T>.Store(result.DType, buffer, result.Start + first * result.ByteSize, 1, count);
            return;
        }
        int inner = plan.Rank - 1;
        long size = plan.Sizes[inner], stride = result.Strides[inner], at = first % size;
        for (int done = 0; done < count; at = 0)
        {
            int n = (int)Math.Min(size - at, count - done);
            long start = RowOffset(result, plan, first / size) + at * stride;
            Convert<T>.Store(result.DType, buffer + done, result.Start + start * result.ByteSize, stride, n);
            done += n;
            first += n;
        }
    }

    static void Copy<T>(DType from, DType computing, byte* source, long stride, T* target, int count) where T : unmanaged
    {
        if (from != computing) Convert<T>.Load(from, source, stride, target, count);
        else if (stride == 1) Unsafe.CopyBlockUnaligned(target, source, (uint)(count * sizeof(T)));
        else if (stride == 0) new Span<T>(target, count).Fill(*(T*)source);
        else
            for (int i = 0; i < count; i++) target[i] = ((T*)source)[i * stride];
    }

    static long RowOffset(in Operand operand, in Plan plan, long row)
    {
        long offset = 0;
        for (int d = plan.Rank - 2; d >= 0 && row != 0; d--)
        {
            long size = plan.Sizes[d];
            offset += row % size * operand.Strides[d];
            row /= size;
        }
        return offset;
    }
}
