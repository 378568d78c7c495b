namespace NamedTorch.Gpu;

/// <summary>Begins to copy neighbours from a buffer to shared memory; they must not be touched before a <see cref="WaitForCopies"/> that covers them.</summary>
/// <param name="Target">A shared array.</param>
/// <param name="At">Where in it: bytes from its beginning are a multiple of what is copied.</param>
/// <param name="Source">A buffer that is only read, of the same element type.</param>
/// <param name="From">Where in it, equally aligned.</param>
/// <param name="Bytes">4, 8 or 16.</param>
/// <param name="Valid">How many of the bytes are read, int32, or null for all; zeros follow them.</param>
sealed record AsyncCopy(MemoryArray Target, Register At, MemoryArray Source, Register From, int Bytes, Register? Valid) : Instruction;

/// <summary>Closes the batch of this thread's copies begun so far.</summary>
sealed record CommitCopies : Instruction;

/// <summary>Waits until no more than the latest so many batches of this thread's copies are under way; other threads see them after a barrier.</summary>
sealed record WaitForCopies(int Pending) : Instruction;

/// <summary>
/// Together the 32 threads of a warp read matrices of 8 rows of 16 bytes from shared memory, one per target: thread 8·m + r says where row r of
/// matrix m begins; thread t gets word t % 4 of row t / 4, or transposed, of elements of 16 bits, elements 2·(t % 4) and its neighbour down column t / 4.
/// </summary>
sealed record LoadMatrices(IReadOnlyList<Register> Targets, MemoryArray Array, Register Index, bool IsTransposed) : Instruction;

/// <summary>
/// sums += A · B by the matrix unit, together for the 32 threads of a warp; A has 16 rows, B 8 columns. With g = t / 4 and p = t % 4, thread t
/// holds sums (g, 2p), (g, 2p + 1) and the same of row g + 8; words of A from rows g, g + 8, g, g + 8, the latter two from the second half of
/// the depth; words of B from column g, first and second half. Word p of a half is elements 2p and 2p + 1 of 16 bits, or element p of 32.
/// </summary>
sealed record MatrixMultiply(MatrixUnit Unit, IReadOnlyList<Register> Sums, IReadOnlyList<Register> A, IReadOnlyList<Register> B) : Instruction;

/// <summary>target = the bits of source rounded to TensorFloat-32: 10 bits after the point, ties away from zero.</summary>
sealed record RoundToTf32(Register Target, Register Source) : Instruction;
