using NamedTorch.Gpu;

namespace NamedTorch.Tests.Runtime;

/// <summary>An accelerator that does everything before the call returns: there is nothing to wait for.</summary>
abstract class SynchronousAccelerator(Device device) : Accelerator(device)
{
    int last;

    public override void Synchronize() { }

    internal override void Copy(nint stream, nint source, long first, nint target, long targetFirst, long bytes)
    {
        var copied = new byte[bytes];
        Read(stream, source, first, copied);
        Write(stream, target, targetFirst, copied);
    }

    internal override nint OpenStream() => Interlocked.Increment(ref last);

    internal override LaunchGraph BeginGraph(nint stream) => new LaunchList(this);

    internal override void CloseStream(nint stream) { }

    internal override void Finish(nint stream) { }

    internal override nint Record(nint stream) => Interlocked.Increment(ref last);

    internal override void WaitFor(nint stream, nint mark) { }

    internal override bool IsPassed(nint mark) => true;

    internal override void Await(nint mark) { }

    internal override TimeSpan Between(nint mark, nint later) => default;

    internal override void Forget(nint mark) { }
}
