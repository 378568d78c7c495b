namespace NamedTorch.Core;

/// <summary>Bytes that the host cannot address. Copies wait for what was queued before them, so what they read is written.</summary>
public abstract class DeviceMemory
{
    /// <summary>Copies bytes, from <paramref name="first"/> on, to the host.</summary>
    public abstract void Read(long first, Span<byte> target);

    /// <summary>Copies bytes of the host to here, from <paramref name="first"/> on.</summary>
    public abstract void Write(long first, ReadOnlySpan<byte> source);

    /// <summary>Copies bytes to memory that the host cannot address either; false where that takes the host after all, and nothing is done.</summary>
    public virtual bool TryCopy(long first, DeviceMemory target, long targetFirst, long bytes) => false;

    /// <summary>Says what the bytes are for: for messages about who holds the memory.</summary>
    public virtual void Describe(TensorType type, DType dtype) { }

    /// <summary>Gives the bytes back at once; later use is a mistake. May be called twice.</summary>
    public abstract void Release();
}
