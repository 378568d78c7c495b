using NamedTorch.Gpu;
using NamedTorch.Tests.Ptx;

namespace NamedTorch.Tests.Runtime;

/// <summary>Memory comes back for the next of its size; when there is none, the message says who holds it.</summary>
public sealed class CachingAllocatorTests
{
    /// <summary>A driver with little memory.</summary>
    sealed class SmallAccelerator(long room) : SynchronousAccelerator(PtxDevice.Device)
    {
        readonly Dictionary<nint, long> given = [];
        nint last;

        internal int Allocations { get; private set; }

        public override string Name => "small";

        internal override long MemoryBytes => room;

        internal override bool HasDouble => true;

        internal override nint Allocate(long bytes)
        {
            if (given.Values.Sum() + bytes > room) throw new OutOfDeviceMemoryException("full.");
            Allocations++;
            given[++last] = bytes;
            return last;
        }

        internal override void Free(nint memory) => given.Remove(memory);

        internal override void Read(nint stream, nint memory, long first, Span<byte> target) => throw new NotSupportedException();

        internal override void Write(nint stream, nint memory, long first, ReadOnlySpan<byte> source) => throw new NotSupportedException();

        internal override nint Compile(Kernel kernel) => throw new NotSupportedException();

        internal override void Launch(nint stream, nint program, Kernel kernel, Grid grid, ReadOnlySpan<Argument> arguments) => throw new NotSupportedException();
    }

    [Theory]
    [InlineData(0, 512)]
    [InlineData(512, 512)]
    [InlineData(513, 640)]
    [InlineData(1000, 1024)]
    [InlineData(1025, 1280)]
    [InlineData(7 << 20, 7 << 20)]
    public void SizeClass_WastesAQuarterAtMost(long bytes, long expected) => Assert.Equal(expected, CachingAllocator.SizeOf(bytes));

    [Fact]
    public void ReleasedMemory_IsLentAgain()
    {
        var accelerator = new SmallAccelerator(1 << 20);
        var allocator = accelerator.Allocator;
        var first = allocator.Rent(1000);
        nint handle = first.Handle;
        first.Release();
        first.Release();
        Assert.Equal(1024, allocator.Statistics.Cached);
        Assert.Equal(handle, allocator.Rent(1010).Handle);
        Assert.Equal((0, 1024, 1), (allocator.Statistics.Cached, allocator.Statistics.InUse, accelerator.Allocations));
    }

    [Fact]
    public void MemoryThatNobodyRefersTo_ComesBack()
    {
        var accelerator = new SmallAccelerator(1 << 20);
        var allocator = accelerator.Allocator;
        for (int i = 0; i < 64; i++) Lose(allocator);
        Assert.InRange(allocator.Statistics.InUse, 0, 1 << 20);

        static void Lose(CachingAllocator allocator) => allocator.Rent(100_000);
    }

    [Fact]
    public void IdleMemoryOfAnotherSize_IsGivenUpForALargerBlock()
    {
        var allocator = new SmallAccelerator(1 << 20).Allocator;
        allocator.Rent(512 << 10).Release();
        Assert.Equal(1 << 20, allocator.Rent(1 << 20).Bytes);
        Assert.Equal(0, allocator.Statistics.Cached);
    }

    [Fact]
    public void NoMemoryLeft_SaysWhoHoldsHowMuch()
    {
        var allocator = new SmallAccelerator(8 << 20).Allocator;
        var held = allocator.Rent(6 << 20);
        string message = Assert.Throws<DeviceException>(() => allocator.Rent(4 << 20)).Message;
        Assert.Contains("hold 6 MiB", message);
        Assert.Contains("has 8 MiB", message);
        GC.KeepAlive(held);
    }

    [Fact]
    public void ReleasedBuffer_IsNotUsedAgain()
    {
        var buffer = new SmallAccelerator(1 << 20).Allocator.Rent(10);
        buffer.Release();
        Assert.Throws<ObjectDisposedException>(() => buffer.Handle);
    }
}
