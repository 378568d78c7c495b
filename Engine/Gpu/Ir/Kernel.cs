namespace NamedTorch.Gpu;

/// <summary>A program that many threads run, each with registers of its own, in groups that share memory and barriers.</summary>
/// <param name="Name">An identifier.</param>
/// <param name="Width">Threads of a group along the first axis.</param>
/// <param name="Height">Threads of a group along the second axis.</param>
/// <param name="Parameters">Buffers and numbers, in the order of the launch.</param>
/// <param name="Shared">The arrays that a group shares.</param>
/// <param name="Registers">Every register, by id.</param>
/// <param name="Variables">Ids of the registers that may be written more than once.</param>
/// <param name="Body">What each thread does.</param>
sealed record Kernel(string Name, int Width, int Height, IReadOnlyList<KernelParameter> Parameters, IReadOnlyList<MemoryArray> Shared,
    IReadOnlyList<Register> Registers, IReadOnlySet<int> Variables, IReadOnlyList<Instruction> Body)
{
    /// <summary>Elements that a thread takes care of, where a launch counts in elements.</summary>
    internal int PerThread { get; init; } = 1;

    /// <summary>Some register is float64.</summary>
    internal bool NeedsDouble => Registers.Any(static r => r.Type == ScalarType.Float64);

    /// <summary>Some instruction is there on devices with matrix units only.</summary>
    internal bool NeedsMatrixUnits => Flow.All(Body).Any(static i => i is MatrixMultiply or LoadMatrices or RoundToTf32 or AsyncCopy or CommitCopies or WaitForCopies);
}
