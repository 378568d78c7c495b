namespace NamedTorch;

/// <summary>The kinds of device a tensor may live on.</summary>
public enum DeviceKind : byte
{
    /// <summary>The host's processor and memory.</summary>
    Cpu,
    /// <summary>An NVIDIA GPU through the CUDA driver.</summary>
    Cuda,
    /// <summary>A device reached through OpenCL.</summary>
    OpenCl,
}
