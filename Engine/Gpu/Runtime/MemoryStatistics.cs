namespace NamedTorch;

/// <summary>Bytes of an accelerator's memory.</summary>
/// <param name="InUse">Held by tensors that are still there, as far as the garbage collector knows.</param>
/// <param name="Cached">Kept for reuse.</param>
/// <param name="Peak">The most that was in use at once, since the beginning or <see cref="Accelerator.ResetPeakMemory"/>.</param>
/// <param name="Limit">What the device has.</param>
public readonly record struct MemoryStatistics(long InUse, long Cached, long Peak, long Limit);
