namespace NamedTorch.Gpu;

/// <summary>What a kernel over many tensors is written for.</summary>
/// <param name="Tensors">How many it takes at once.</param>
/// <param name="Slots">Buffers of each.</param>
/// <param name="HasCommon">Whether there is one buffer for all beside them.</param>
/// <param name="Width">Neighbours that a thread takes at once.</param>
/// <param name="Written">The slots that are written.</param>
readonly record struct ManyShape(int Tensors, int Slots, bool HasCommon, int Width, string Written)
{
    /// <summary>Elements of one tensor that a group goes through.</summary>
    internal const int Chunk = 4096;
}
