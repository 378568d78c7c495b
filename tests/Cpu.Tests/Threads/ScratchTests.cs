using NamedTorch.Cpu;
using Xunit;

namespace NamedTorch.Tests.Threads;

public sealed unsafe class ScratchTests
{
    [Fact]
    public void NestedRents_AreAlignedAndDistinct()
    {
        using Scratch outer = Scratch.Rent(1000);
        using Scratch inner = Scratch.Rent(5000);
        Assert.Equal(0, (nint)outer.Pointer % 64);
        Assert.Equal(0, (nint)inner.Pointer % 64);
        new Span<byte>(outer.Pointer, 1000).Fill(1);
        new Span<byte>(inner.Pointer, 5000).Fill(2);
        Assert.Equal(-1, new Span<byte>(outer.Pointer, 1000).IndexOfAnyExcept((byte)1));
    }

    [Fact]
    public void AReturnedBuffer_IsLentAgain()
    {
        nint first;
        using (Scratch scratch = Scratch.Rent(1 << 16)) first = (nint)scratch.Pointer;
        using Scratch again = Scratch.Rent(1 << 15);
        Assert.Equal(first, (nint)again.Pointer);
    }

    [Fact]
    public void NothingAndMuch_CanBeRented()
    {
        using Scratch nothing = Scratch.Rent(0);
        using Scratch much = Scratch.Rent(Scratch.KeptBytes + 1);
        *((byte*)much.Pointer + Scratch.KeptBytes) = 1;
    }
}
