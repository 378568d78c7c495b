namespace NamedTorch.Cpu;

/// <summary>Pointers to buffers of one length, as the kernels over lists of buffers take them.</summary>
public interface IBuffered
{
    /// <summary>Elements of each of the buffers.</summary>
    long Length { get; }
}
