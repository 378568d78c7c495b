using System.Security.Cryptography;
using System.Text;

namespace NamedTorch.Gpu;

/// <summary>What a compiled kernel depends on, as a hash: the text, how it was compiled, for which device, by which driver.</summary>
readonly struct KernelKey
{
    /// <summary>Bytes of a key.</summary>
    internal const int Size = SHA256.HashSizeInBytes;

    // Of what is stored for a key: another one makes every stored kernel a stranger.
    const string Format = "namedtorch-kernel-1";

    readonly byte[] hash;

    KernelKey(byte[] hash) => this.hash = hash;

    internal ReadOnlySpan<byte> Bytes => hash;

    internal static KernelKey Of(Accelerator accelerator, string options, string source)
    {
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string part in (string[])[Format, accelerator.Device.Kind.ToString(), accelerator.Name, accelerator.Driver, options, source])
        {
            byte[] bytes = Encoding.UTF8.GetBytes(part);
            // With its length, so that no two lists of parts run together.
            sum.AppendData(BitConverter.GetBytes(bytes.LongLength));
            sum.AppendData(bytes);
        }
        return new(sum.GetHashAndReset());
    }

    /// <summary>As in a file's name.</summary>
    public override string ToString() => System.Convert.ToHexStringLower(hash);
}
