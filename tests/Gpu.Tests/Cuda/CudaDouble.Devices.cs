namespace NamedTorch.Tests.Cuda;

sealed unsafe partial class CudaDouble
{
    const int Major = 75, Minor = 76, MostShared = 97;

    void AddDevices()
    {
        calls.Add("cuInit", (int _) => InitAnswer);
        calls.Add("cuDriverGetVersion", (nint v) => Set(v, Version));
        calls.Add("cuGetErrorName", (int code, nint text) => DriverError.Of(code) is var (name, _) ? Set(text, Words(name)) : DriverError.InvalidValue);
        calls.Add("cuGetErrorString", (int code, nint text) => DriverError.Of(code) is var (_, words) ? Set(text, Words(words)) : DriverError.InvalidValue);
        calls.Add("cuDeviceGetCount", (nint count) => Contexts.Count == 0 ? DriverError.NoDevice : Set(count, Contexts.Count));
        calls.Add("cuDeviceGet", (nint device, int ordinal) => ordinal < Contexts.Count ? Set(device, ordinal + 100) : DriverError.InvalidDevice);
        calls.Add("cuDeviceGetName", (nint name, int length, int device) =>
        {
            $"Double {Gpu(device).Ordinal}\0".AsSpan().ToArray().Select(static c => (byte)c).ToArray().CopyTo(new Span<byte>((void*)name, length));
            return 0;
        });
        calls.Add("cuDeviceTotalMem_v2", (nint bytes, int device) => Set(bytes, (nint)Gpu(device).MemoryBytes));
        calls.Add("cuDeviceGetAttribute", (nint value, int attribute, int device) => Gpu(device) is not null && attribute switch
        {
            Major => ComputeCapability / 10,
            Minor => ComputeCapability % 10,
            MostShared => 160 << 10,
            _ => -1,
        } is >= 0 and var known ? Set(value, known) : DriverError.InvalidValue);
        calls.Add("cuDeviceCanAccessPeer", (nint can, int device, int peer) => Set(can, HasPeers && Gpu(device) != Gpu(peer) ? 1 : 0));
        calls.Add("cuDevicePrimaryCtxRetain", (nint context, int device) => Set(context, Gpu(device).Ordinal + 1000));
        calls.Add("cuCtxGetCurrent", (nint context) => Set(context, current.Value is { } c ? (nint)(c.Ordinal + 1000) : 0));
        calls.Add("cuCtxSetCurrent", (nint context) =>
        {
            current.Value = context == 0 ? null : Context(context);
            return 0;
        });
        calls.Add("cuCtxSynchronize", () =>
        {
            if (Current.Streams.Exists(static s => s.Capture is not null)) return Break(Current.Streams);
            Finish(Current);
            return 0;
        });
        calls.Add("cuCtxEnablePeerAccess", (nint peer, int _) => !HasPeers ? DriverError.InvalidDevice
            : Current.Peers.Add(Context(peer).Ordinal) ? 0 : DriverError.PeerAccessAlreadyEnabled);
    }

    /// <summary>Whether GPUs may read each other's memory.</summary>
    internal bool HasPeers { get; init; } = true;

    DriverContext Gpu(int device) => device >= 100 && device - 100 < Contexts.Count ? Contexts[device - 100] : throw new DriverError(DriverError.InvalidDevice);

    DriverContext Context(nint handle) => handle >= 1000 && handle - 1000 < Contexts.Count ? Contexts[(int)handle - 1000] : throw new DriverError(DriverError.InvalidContext);

    static void Finish(DriverContext context)
    {
        foreach (var stream in context.Streams) stream.Finish();
    }

    static int Break(List<DriverStream> streams)
    {
        foreach (var stream in streams)
            if (stream.Capture is { } graph) graph.IsBroken = true;
        return DriverError.CaptureUnsupported;
    }
}
