namespace NamedTorch.Core;

/// <summary>Four random words of 32 bits.</summary>
/// <param name="A">The first word.</param>
/// <param name="B">The second word.</param>
/// <param name="C">The third word.</param>
/// <param name="D">The fourth word.</param>
public readonly record struct RandomBlock(uint A, uint B, uint C, uint D)
{
    /// <summary>The first two words as one.</summary>
    public ulong Low => (ulong)B << 32 | A;

    /// <summary>The last two words as one.</summary>
    public ulong High => (ulong)D << 32 | C;
}
