namespace NamedTorch.Cpu;

/// <summary>When results go past the caches into memory.</summary>
static class Flood
{
    /// <summary>Bytes read and written from which on a result would push what is read out of the caches.</summary>
    internal const long Least = 32 << 20;
}
