using NamedTorch.Gpu;

namespace NamedTorch.Tests.Cuda;

sealed unsafe partial class CudaDouble
{
    void AddGraphs()
    {
        calls.Add("cuStreamBeginCapture_v2", (nint stream, int _) =>
        {
            var s = Stream(stream);
            if (s.Capture is not null) return DriverError.CaptureUnsupported;
            s.Capture = new();
            return 0;
        });
        calls.Add("cuStreamEndCapture", (nint stream, nint graph) =>
        {
            var s = Stream(stream);
            if (s.Capture is not { } captured) return DriverError.InvalidValue;
            s.Capture = null;
            return captured.IsBroken ? Set(graph, (nint)0) + DriverError.CaptureInvalidated : Set(graph, Keep(captured));
        });
        calls.Add("cuStreamGetCaptureInfo_v2", (nint stream, nint status, nint id, nint graph, nint last, nint count) =>
        {
            if (Stream(stream).Capture is not { } captured) return Set(status, 0);
            if (captured.Nodes.Count > 0) Set(last, Native(BitConverter.GetBytes((long)captured.Nodes[^1].Handle)));
            return Set(status, 1) + Set(count, (nint)Math.Min(1, captured.Nodes.Count));
        });
        calls.Add("cuGraphInstantiateWithFlags", (nint executable, nint graph, nint _) => Set(executable, Keep(new Executable(Current, Of<DriverGraph>(graph).Copy()))));
        calls.Add("cuGraphLaunch", (nint executable, nint stream) =>
        {
            var (e, s) = (Of<Executable>(executable), Stream(stream));
            if (e.Context != Current) return DriverError.InvalidHandle;
            foreach (var node in e.Graph.Nodes) Do(s, node.Work);
            return 0;
        });
        calls.Add("cuGraphDestroy", (nint graph) =>
        {
            foreach (var node in Of<DriverGraph>(graph).Nodes) handles.Remove(node.Handle);
            return Drop<DriverGraph>(graph);
        });
        calls.Add("cuGraphExecDestroy", (nint executable) => Drop<Executable>(executable));
        calls.Add("cuGraphExecKernelNodeSetParams", (nint executable, nint node, nint parameters) =>
        {
            // A node is known as long as the graph that it was captured in.
            _ = Of<DriverGraph>(node);
            var changed = Of<Executable>(executable).Graph.Nodes.Find(n => n.Handle == node);
            var p = (CudaKernelNode*)parameters;
            if (changed?.Launch is not { } launch || Of<DriverFunction>(p->Function) != launch.Function) return DriverError.InvalidValue;
            if (!IsLaunch(launch.Function, (int)p->GridX, (int)p->GridY, (int)p->GridZ, (int)p->GroupX, (int)p->GroupY, (int)p->GroupZ, (int)p->SharedBytes)) return DriverError.InvalidValue;
            var next = launch with { Grid = (p->GridX, p->GridY, p->GridZ), Arguments = Arguments(launch.Function, p->Parameters) };
            changed.Work = () => Run(next);
            return 0;
        });
    }

    /// <summary>A graph that can be launched.</summary>
    sealed record Executable(DriverContext Context, DriverGraph Graph);
}
