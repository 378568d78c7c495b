namespace NamedTorch.Gpu;

/// <summary>A CUDA graph: what is queued on its stream while it is recorded becomes nodes, also what a library queues there.</summary>
sealed unsafe class CudaGraph : LaunchGraph
{
    // Allocations and modules may be made meanwhile, by this thread and others.
    const int Relaxed = 2;

    readonly CudaContext context;
    readonly AcceleratorDriver accelerator;
    readonly nint stream;
    readonly Dictionary<int, (nint Node, nint Program, Kernel Kernel, Grid Grid)> changing = [];
    bool isRecording;
    nint graph, executable;
    int count;

    internal CudaGraph(CudaContext context, AcceleratorDriver accelerator, nint stream)
    {
        (this.context, this.accelerator, this.stream) = (context, accelerator, stream);
        using var scope = context.Enter();
        context.Check(context.Driver.StreamBeginCapture(stream, Relaxed), "cuStreamBeginCapture");
        isRecording = true;
    }

    internal override int Count => count;

    internal override int Add(nint program, Kernel kernel, Grid grid, ReadOnlySpan<Argument> arguments, bool changes)
    {
        accelerator.Launch(stream, program, kernel, grid, arguments);
        if (changes) changing[count] = (LastNode(), program, kernel, grid);
        return count++;
    }

    internal override void Finish()
    {
        using var scope = context.Enter();
        nint captured = 0, made = 0;
        isRecording = false;
        context.Check(context.Driver.StreamEndCapture(stream, &captured), "cuStreamEndCapture");
        // It stays: its nodes are how launches are named when they change.
        graph = captured;
        context.Check(context.Driver.GraphInstantiate(&made, captured, 0), "cuGraphInstantiate");
        executable = made;
    }

    internal override void Change(int launch, ReadOnlySpan<Argument> arguments)
    {
        var (node, program, kernel, grid) = changing[launch];
        ulong* bits = stackalloc ulong[arguments.Length];
        void** block = stackalloc void*[arguments.Length];
        for (int i = 0; i < arguments.Length; i++)
        {
            bits[i] = arguments[i].Bits;
            block[i] = bits + i;
        }
        var changed = new CudaKernelNode
        {
            Function = program,
            GridX = (uint)grid.X,
            GridY = (uint)grid.Y,
            GridZ = (uint)grid.Z,
            GroupX = (uint)kernel.Width,
            GroupY = (uint)kernel.Height,
            GroupZ = 1,
            SharedBytes = (uint)CudaModules.SharedBytes(kernel),
            Parameters = block,
        };
        using var scope = context.Enter();
        context.Check(context.Driver.GraphExecKernelNodeSetParams(executable, node, &changed), "cuGraphExecKernelNodeSetParams");
    }

    internal override void Replay(nint stream)
    {
        using var scope = context.Enter();
        context.Check(context.Driver.GraphLaunch(executable, stream), "cuGraphLaunch");
    }

    // A capture that is not ended would keep its stream from everything else.
    public override void Dispose()
    {
        using var scope = context.TryEnter(out bool isIn);
        if (!isIn) return;
        nint captured = graph;
        if (isRecording) _ = context.Driver.StreamEndCapture(stream, &captured);
        if (executable != 0) _ = context.Driver.GraphExecDestroy(executable);
        if (captured != 0) _ = context.Driver.GraphDestroy(captured);
        (isRecording, executable, graph) = (false, 0, 0);
    }

    // What the next launch would come after: in a stream, the last.
    nint LastNode()
    {
        using var scope = context.Enter();
        int status;
        ulong id;
        nint captured;
        nint* last;
        nuint nodes;
        context.Check(context.Driver.StreamGetCaptureInfo(stream, &status, &id, &captured, &last, &nodes), "cuStreamGetCaptureInfo");
        return nodes == 1 ? last[0] : throw new InvalidOperationException($"A captured launch is {nodes} nodes.");
    }
}
