using NamedTorch.Core;

namespace NamedTorch.Serialization;

/// <summary>A tensor's bytes in row-major order, and back.</summary>
static class ByteView
{
    const int Piece = 1 << 28;

    internal static unsafe void Write(Tensor x, Stream stream)
    {
        var dense = Transfer.Run(x.IsContiguous ? x : x.Contiguous(), Device.Cpu);
        fixed (byte* start = dense.Storage)
        {
            byte* at = start + dense.Offset * dense.DType.ByteSize;
            long left = dense.ElementCount * dense.DType.ByteSize;
            for (int n; left > 0; left -= n, at += n)
            {
                n = (int)Math.Min(left, Piece);
                stream.Write(new ReadOnlySpan<byte>(at, n));
            }
        }
        GC.KeepAlive(dense.Storage);
    }

    internal static unsafe void Fill(Tensor fresh, Stream stream)
    {
        fixed (byte* target = fresh.Storage)
        {
            long left = fresh.ElementCount * fresh.DType.ByteSize;
            byte* at = target;
            for (int n; left > 0; left -= n, at += n)
            {
                n = (int)Math.Min(left, Piece);
                stream.ReadExactly(new Span<byte>(at, n));
            }
        }
        GC.KeepAlive(fresh.Storage);
    }
}
