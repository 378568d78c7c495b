namespace NamedTorch.Core;

/// <summary>Copies of tensors from device to device, by the run of bytes that their elements lie in; not recorded.</summary>
public static class Transfer
{
    // Spans end at 2³¹ − 1 bytes.
    const int Most = 1 << 30, MostStaged = 64 << 20;

    /// <summary>The elements on another device, with the same strides: gaps between them are copied too. x itself where it is there already.</summary>
    public static Tensor Run(Tensor x, Device device)
    {
        if (ReferenceEquals(x.Device, device)) return x;
        var (low, high) = x.ElementCount == 0 ? (0, -1) : Strides.Reach(x.Sizes, x.Strides);
        int size = x.DType.ByteSize;
        long bytes = (high - low + 1) * size;
        var storage = device.Allocate(bytes);
        storage.Memory?.Describe(x.Type, x.DType);
        Copy(x.Storage, (x.Offset + low) * size, storage, bytes);
        return Tensor.Over(storage, x.DType, x.Type, x.StrideArray, -low);
    }

    /// <summary>Copies bytes, from <paramref name="first"/> on, to the beginning of another storage.</summary>
    static unsafe void Copy(Storage source, long first, Storage target, long bytes)
    {
        byte[]? staged = null;
        int most = Most;
        if (source.Memory is { } from && target.Memory is { } to)
        {
            if (from.TryCopy(first, to, 0, bytes)) return;
            staged = new byte[most = (int)Math.Min(bytes, MostStaged)];
        }
        for (long done = 0; done < bytes; done += most)
        {
            int n = (int)Math.Min(bytes - done, most);
            if (staged is not null)
            {
                source.Read(first + done, staged.AsSpan(0, n));
                target.Write(done, staged.AsSpan(0, n));
            }
            else if (target.Memory is null)
                fixed (byte* p = target) source.Read(first + done, new(p + done, n));
            else
                fixed (byte* p = source) target.Write(done, new(p + first + done, n));
        }
        GC.KeepAlive(source);
        GC.KeepAlive(target);
    }
}
