using NamedTorch.Core;

namespace NamedTorch.Tests.RandomNumbers;

public class PhiloxTests
{
    // The known answers of the Random123 library (kat_vectors, philox4x32 with 10 rounds).
    [Theory]
    [InlineData(0ul, 0ul, 0ul, 0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u)]
    [InlineData(ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, 0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu)]
    [InlineData(0x299f31d0_a4093822ul, 0x85a308d3_243f6a88ul, 0x03707344_13198a2eul, 0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u)]
    public void KnownAnswers_Reproduced(ulong key, ulong low, ulong high, uint a, uint b, uint c, uint d) =>
        Assert.Equal(new RandomBlock(a, b, c, d), Philox.Block(key, low, high));
}
