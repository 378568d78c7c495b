using static NamedTorch.Torch;

namespace NamedTorch.Tests.Cuda;

/// <summary>Streams on the double, which does what it can as late as it can: what does not wait for another stream reads undone work.</summary>
public sealed class StreamTests
{
    static Tensor X(Device device, float value = 1) => Full([300], value, device: device);

    [Fact]
    public void WorkThatNobodyWaitsFor_IsNotDoneYet()
    {
        using var it = new CudaDouble();
        var device = it.Device();
        var y = X(device) + 1;
        using var marker = device.Accelerator.DefaultStream.AddProfilingMarker();
        Assert.False(marker.IsPassed);
        Assert.Equal(600, y.Sum().Item<float>());
        Assert.True(marker.IsPassed);
    }

    [Fact]
    public void ResultOfAnotherStream_IsWaitedFor()
    {
        using var it = new CudaDouble();
        var device = it.Device();
        using var side = device.Accelerator.CreateStream();
        var x = X(device) + 1;
        Tensor y;
        using (side.Use()) y = x * 3;
        Assert.Equal(1, it.Log.Count(static c => c == "cuStreamWaitEvent"));
        Assert.Equal(300 * 7, (y + 1).Sum().Item<float>());
        Assert.Equal(2, it.Log.Count(static c => c == "cuStreamWaitEvent"));
    }

    [Fact]
    public void WriteAfterAnotherStreamReads_WaitsForTheReading()
    {
        using var it = new CudaDouble();
        var device = it.Device();
        var accelerator = device.Accelerator;
        using AcceleratorStream one = accelerator.CreateStream(), two = accelerator.CreateStream();
        var x = X(device);
        accelerator.Synchronize();
        Tensor a, b;
        using (one.Use()) a = x * 2;
        using (two.Use()) b = x * 3;
        x.CopyFrom(X(device, 100));
        accelerator.DefaultStream.Synchronize();
        Assert.Equal((600f, 900f), (a.Sum().Item<float>(), b.Sum().Item<float>()));
    }

    [Fact]
    public void ReadingTogether_WaitsForTheWriteOnly()
    {
        using var it = new CudaDouble();
        var device = it.Device();
        var accelerator = device.Accelerator;
        using AcceleratorStream one = accelerator.CreateStream(), two = accelerator.CreateStream();
        var x = X(device);
        int before = it.Log.Count;
        using (one.Use())
            for (int i = 0; i < 3; i++) _ = x * 2;
        using (two.Use())
            for (int i = 0; i < 3; i++) _ = x * 2;
        Assert.Equal(2, it.Log.Skip(before).Count(static c => c == "cuStreamWaitEvent"));
    }

    [Fact]
    public void BlockOfOneStream_IsUsedByAnotherOnlyAfterAnEvent()
    {
        using var it = new CudaDouble(memoryBytes: 16 << 10);
        var device = it.Device();
        var accelerator = device.Accelerator;
        using var side = accelerator.CreateStream();
        // Work that reads the block on the default stream is queued, and the block is given back before it is done.
        var source = Ones([2560], DType.Float32, device: device);
        accelerator.Synchronize();
        var sum = source.Sum();
        source.Storage.Release();
        using (side.Use())
        {
            // The driver has no more: this takes over the block.
            var taken = Full([2560], 7f, device: device);
            side.Synchronize();
            Assert.Equal(7 * 2560, taken.Sum().Item<float>());
        }
        Assert.Equal(2560, sum.Item<float>());
        Assert.Null(it.Fault);
    }

    [Fact]
    public void OwnBlocks_ComeBeforeOthers()
    {
        using var it = new CudaDouble();
        var device = it.Device();
        var accelerator = device.Accelerator;
        using var side = accelerator.CreateStream();
        var x = X(device);
        nint handle = ((MemoryBuffer)x.Storage.Memory!).Handle;
        x.Storage.Release();
        using (side.Use()) Assert.NotEqual(handle, Handle(X(device)));
        Assert.Equal(handle, Handle(X(device)));

        static nint Handle(Tensor x) => ((MemoryBuffer)x.Storage.Memory!).Handle;
    }

    [Fact]
    public void Markers_MeasureTheDevice()
    {
        using var it = new CudaDouble(devices: 2);
        var (device, other) = (it.Device(0), it.Device(1));
        var stream = device.Accelerator.DefaultStream;
        var x = X(device);
        using var begin = stream.AddProfilingMarker();
        for (int i = 0; i < 5; i++) x *= 2f;
        using var end = stream.AddProfilingMarker();
        Assert.Equal(5, (end - begin).TotalMilliseconds);
        using var elsewhere = other.Accelerator.DefaultStream.AddProfilingMarker();
        Assert.Throws<ArgumentException>(() => elsewhere - begin);
    }

    [Fact]
    public void Choice_IsTheThreadsAndNests()
    {
        using var it = new CudaDouble(devices: 2);
        Accelerator a = it.Device(0).Accelerator, b = it.Device(1).Accelerator;
        using AcceleratorStream one = a.CreateStream(), two = a.CreateStream();
        using (one.Use())
        {
            using (two.Use()) Assert.Same(two, a.CurrentStream);
            Assert.Same(one, a.CurrentStream);
            Assert.Same(b.DefaultStream, b.CurrentStream);
            var thread = new Thread(() => Assert.Same(a.DefaultStream, a.CurrentStream));
            thread.Start();
            thread.Join();
        }
        Assert.Same(a.DefaultStream, a.CurrentStream);
    }

    [Fact]
    public void ClosedStream_IsRefused_AndItsResultsStay()
    {
        using var it = new CudaDouble();
        var device = it.Device();
        var side = device.Accelerator.CreateStream();
        Tensor y;
        using (side.Use()) y = X(device) + 1;
        side.Dispose();
        side.Dispose();
        Assert.Throws<ObjectDisposedException>(() => side.Use());
        Assert.Equal(600, y.Sum().Item<float>());
        Assert.Null(it.Fault);
    }

    [Fact]
    public void LargeCopies_GoThroughPinnedChunks_WithoutWaitingForTheDevice()
    {
        using var it = new CudaDouble();
        var device = it.Device();
        float[] numbers = [.. Enumerable.Range(0, 3 << 19).Select(static i => (float)i)];
        var host = Tensor.From(numbers, numbers.Length);
        var there = host.To(device);
        Assert.DoesNotContain("cuStreamSynchronize", it.Log);
        numbers.AsSpan().Clear();
        Assert.Equal(Enumerable.Range(0, 3 << 19).Select(static i => (float)i), there.ToArray<float>());
        Assert.InRange(it.PinnedBlocks, 2, 8);
    }

    [Fact]
    public void NoPinnedMemory_CopiesAllTheSame()
    {
        using var it = new CudaDouble();
        var device = it.Device();
        for (int i = 0; i < 2; i++) it.Fail("cuMemHostAlloc", DriverError.OutOfMemory, after: i);
        Assert.Equal([1f, 2, 3], Tensor.From([1f, 2, 3], 3).To(device).ToArray<float>());
    }

    [Fact]
    public void EightThreadsOnTheirOwnStreams_ShareATensor()
    {
        using var it = new CudaDouble();
        var device = it.Device();
        var shared = X(device, 3);
        Parallel.For(0, 8, new() { MaxDegreeOfParallelism = 8 }, i =>
        {
            using var own = device.Accelerator.CreateStream();
            using (own.Use())
                for (int round = 0; round < 5; round++) Assert.Equal(300 * (3f + i), (shared + (float)i).Sum().Item<float>());
        });
        Assert.Null(it.Fault);
    }
}
