using NamedTorch.Gpu;
using NamedTorch.Tests.Runtime;

namespace NamedTorch.Tests.Ptx;

/// <summary>An accelerator whose kernels are rendered to PTX and run by the machine: the backend above it is the real one.</summary>
sealed class PtxAccelerator(Device device) : SynchronousAccelerator(device)
{
    readonly Lock gate = new();
    readonly Dictionary<nint, PtxMemory> buffers = [];
    readonly List<PtxProgram> programs = [];
    int launches, allocations;

    public override string Name => "PTX machine";

    internal override long MemoryBytes => 1L << 30;

    internal override bool HasDouble => true;

    internal override bool HasMatrixUnits => true;

    /// <summary>Changes the text of a kernel before it is read: to plant a mistake.</summary>
    internal Func<string, string> Edit { get; set; } = static text => text;

    /// <summary>Instructions that threads have run so far, and those of them that went to global memory.</summary>
    internal (long Steps, long Accesses) Counts { get; private set; }

    /// <summary>Kernels launched so far.</summary>
    internal int Launches => launches;

    internal override nint Allocate(long bytes)
    {
        lock (gate)
        {
            nint handle = ++allocations;
            buffers[handle] = new($"buffer {handle}", (int)bytes);
            return handle << 32;
        }
    }

    internal override void Free(nint memory)
    {
        lock (gate) buffers.Remove(memory >> 32);
    }

    internal override void Read(nint stream, nint memory, long first, Span<byte> target)
    {
        lock (gate) buffers[memory >> 32].Bytes.Slice((int)first, target.Length).CopyTo(target);
    }

    internal override void Write(nint stream, nint memory, long first, ReadOnlySpan<byte> source)
    {
        lock (gate) buffers[memory >> 32].Fill((int)first, source);
    }

    internal override nint Compile(Kernel kernel)
    {
        var program = new PtxProgram(Edit(PtxRenderer.Render(kernel)));
        lock (gate)
        {
            programs.Add(program);
            return programs.Count;
        }
    }

    internal override void Launch(nint stream, nint program, Kernel kernel, Grid grid, ReadOnlySpan<Argument> arguments)
    {
        var bits = new ulong[arguments.Length];
        for (int i = 0; i < bits.Length; i++) bits[i] = arguments[i].Bits;
        lock (gate)
        {
            var machine = new PtxMachine(programs[(int)program - 1], kernel.Width, kernel.Height);
            machine.Launch(++launches, b => buffers[b], (grid.X, grid.Y, grid.Z), bits);
            Counts = (Counts.Steps + machine.Steps, Counts.Accesses + machine.Accesses);
        }
    }
}
