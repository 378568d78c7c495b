namespace NamedTorch.Gpu;

/// <summary>A block, and who gets it back.</summary>
sealed record MemoryLoan(MemoryBlock Block, IBlockOwner Owner);
