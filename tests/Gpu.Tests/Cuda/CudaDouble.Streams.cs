namespace NamedTorch.Tests.Cuda;

sealed unsafe partial class CudaDouble
{
    void AddStreams()
    {
        calls.Add("cuStreamCreate", (nint stream, int _) =>
        {
            var created = new DriverStream(Current);
            Current.Streams.Add(created);
            return Set(stream, Keep(created));
        });
        calls.Add("cuStreamDestroy_v2", (nint stream) =>
        {
            var destroyed = Stream(stream);
            destroyed.Finish();
            destroyed.Context.Streams.Remove(destroyed);
            return Drop<DriverStream>(stream);
        });
        calls.Add("cuStreamSynchronize", (nint stream) =>
        {
            var waited = Stream(stream);
            if (waited.Capture is not null) return Break([waited]);
            waited.Finish();
            return 0;
        });
        calls.Add("cuStreamWaitEvent", (nint stream, nint happening, int _) =>
        {
            var (s, mark) = (Of<DriverStream>(stream), Of<DriverEvent>(happening).Mark);
            if (s.Capture is { } graph && mark is not null)
            {
                graph.IsBroken = true;
                return DriverError.CaptureIsolation;
            }
            if (mark is not null) s.Add(mark.Finish);
            return 0;
        });
        calls.Add("cuEventCreate", (nint happening, int _) => Set(happening, Keep(new DriverEvent())));
        calls.Add("cuEventDestroy_v2", (nint happening) => Drop<DriverEvent>(happening));
        calls.Add("cuEventRecord", (nint happening, nint stream) =>
        {
            var s = Stream(stream);
            if (s.Capture is not null) return Break([s]);
            Of<DriverEvent>(happening).Mark = s.Mark();
            return 0;
        });
        calls.Add("cuEventQuery", (nint happening) => Of<DriverEvent>(happening).Mark is { IsDone: false } ? DriverError.NotReady : 0);
        calls.Add("cuEventSynchronize", (nint happening) =>
        {
            Of<DriverEvent>(happening).Mark?.Finish();
            return 0;
        });
        calls.Add("cuEventElapsedTime", (nint milliseconds, nint from, nint to) =>
        {
            if (Of<DriverEvent>(from).Mark is not { } a || Of<DriverEvent>(to).Mark is not { } b) return DriverError.InvalidHandle;
            if (!a.IsDone || !b.IsDone) return DriverError.NotReady;
            *(float*)milliseconds = b.Time - a.Time;
            return 0;
        });
    }
}
