namespace NamedTorch.Gpu;

/// <summary>Where an array of a kernel lives.</summary>
enum AddressSpace : byte
{
    /// <summary>The device's memory: a buffer given at the launch.</summary>
    Global,
    /// <summary>Memory that the threads of one group share, for as long as the group runs.</summary>
    Shared,
}
