namespace NamedTorch.Gpu;

/// <summary>What a launch gives to a kernel.</summary>
abstract record KernelParameter;

/// <summary>A buffer of the device.</summary>
sealed record BufferParameter(MemoryArray Array) : KernelParameter;

/// <summary>A number, the same for every thread.</summary>
sealed record NumberParameter(Register Register) : KernelParameter;
