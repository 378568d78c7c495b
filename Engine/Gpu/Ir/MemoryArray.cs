namespace NamedTorch.Gpu;

/// <summary>An array that a kernel reads and writes.</summary>
/// <param name="Name">An identifier, unique in the kernel.</param>
/// <param name="Element">The type of an element in memory; a register holds it widened.</param>
/// <param name="Space">Where it lives.</param>
/// <param name="Length">Elements of a shared array; 0 for a buffer, whose length the launch decides.</param>
/// <param name="IsWritten">Whether stores are allowed.</param>
sealed record MemoryArray(string Name, DType Element, AddressSpace Space, int Length, bool IsWritten);
