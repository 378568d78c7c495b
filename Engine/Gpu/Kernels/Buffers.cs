using NamedTorch.Core;

namespace NamedTorch.Gpu;

/// <summary>From a tensor to the memory behind it.</summary>
static class Buffers
{
    /// <summary>The buffer of a tensor that lives on an accelerator.</summary>
    internal static Argument Argument(Tensor x) => Gpu.Argument.Buffer(((MemoryBuffer)x.Storage.Memory!).Handle);
}
