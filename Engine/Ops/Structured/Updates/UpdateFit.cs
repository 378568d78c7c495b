using NamedTorch.Core;

namespace NamedTorch.Ops;

/// <summary>What the kernels of updates take.</summary>
static class UpdateFit
{
    /// <summary>All float32 and contiguous.</summary>
    internal static bool Of(ReadOnlySpan<Tensor> tensors)
    {
        foreach (var t in tensors)
            if (t.DType != DType.Float32 || !t.IsContiguous) return false;
        return true;
    }
}
