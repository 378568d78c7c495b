using static NamedTorch.Torch;

namespace NamedTorch.Tests.Runtime;

/// <summary>Streams, markers and memory statistics of a real driver.</summary>
public sealed class StreamTests
{
    static Device Device => OpenClDevice.Device;

    static Accelerator Accelerator => Device.Accelerator;

    [OpenClFact]
    public void TwoStreams_PassWorkToEachOther()
    {
        using AcceleratorStream one = Accelerator.CreateStream(), two = Accelerator.CreateStream();
        var x = Zeros([1 << 16], DType.Float32, device: Device);
        for (int i = 0; i < 50; i++)
            using ((i % 2 == 0 ? one : two).Use()) x = x + 1;
        Assert.Equal(50f * (1 << 16), x.Sum().Item<float>());
    }

    [OpenClFact]
    public void Markers_MeasureTheDevice()
    {
        using var stream = Accelerator.CreateStream();
        using (stream.Use())
        {
            var x = Ones([1 << 20], DType.Float32, device: Device);
            using var begin = stream.AddProfilingMarker();
            for (int i = 0; i < 10; i++) x = x.Exp();
            using var end = stream.AddProfilingMarker();
            Assert.InRange((end - begin).TotalMilliseconds, 0.001, 60_000);
            Assert.True(end.IsPassed);
        }
    }

    [OpenClFact]
    public void Statistics_FollowTensors()
    {
        long before = Accelerator.Memory.InUse;
        Accelerator.ResetPeakMemory();
        var x = Ones([4 << 20], DType.Float32, device: Device);
        Assert.InRange(Accelerator.Memory.Peak, 16L << 20, long.MaxValue);
        Assert.InRange(Accelerator.Memory.Limit, 1L << 20, long.MaxValue);
        GC.KeepAlive(x);
        Assert.True(before >= 0);
    }

    [Fact]
    public void Host_IsNoAccelerator() => Assert.Contains("cpu", Assert.Throws<DeviceException>(static () => Device.Cpu.Accelerator).Message);

    // The finalizer closes them while this thread waits for all that are open.
    [OpenClFact]
    public void ForgottenStreams_AreNotWaitedForWhileTheyAreClosed()
    {
        var accelerator = OpenClDevice.Device.Accelerator;
        for (int i = 0; i < 100; i++)
        {
            Forget(accelerator);
            GC.Collect();
            for (int n = 0; n < 20; n++) accelerator.Synchronize();
        }

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        static void Forget(Accelerator accelerator)
        {
            for (int n = 0; n < 5; n++) accelerator.CreateStream();
        }
    }
}
