using System.Buffers.Binary;
using System.Security.Cryptography;

namespace NamedTorch.Gpu;

/// <summary>A compiled kernel as a file: a word, the key, the length, a checksum, the kernel.</summary>
static class KernelFile
{
    const int LengthAt = 8 + KernelKey.Size, SumAt = LengthAt + sizeof(long), Head = SumAt + SHA256.HashSizeInBytes;

    static ReadOnlySpan<byte> Word => "NTkernel"u8;

    internal static byte[] Write(KernelKey key, ReadOnlySpan<byte> kernel)
    {
        var file = new byte[Head + kernel.Length];
        Word.CopyTo(file);
        key.Bytes.CopyTo(file.AsSpan(Word.Length));
        BinaryPrimitives.WriteInt64LittleEndian(file.AsSpan(LengthAt), kernel.Length);
        SHA256.HashData(kernel, file.AsSpan(SumAt));
        kernel.CopyTo(file.AsSpan(Head));
        return file;
    }

    /// <summary>The kernel, or null if the file is not one of this key, whole and unchanged.</summary>
    internal static byte[]? Read(KernelKey key, ReadOnlySpan<byte> file)
    {
        if (file.Length < Head || !file.StartsWith(Word) || !file.Slice(Word.Length, KernelKey.Size).SequenceEqual(key.Bytes)) return null;
        var kernel = file[Head..];
        if (BinaryPrimitives.ReadInt64LittleEndian(file[LengthAt..]) != kernel.Length) return null;
        return file[SumAt..Head].SequenceEqual(SHA256.HashData(kernel)) ? kernel.ToArray() : null;
    }
}
