using NamedTorch.Gpu;

namespace NamedTorch.Tests.Ptx;

/// <summary>An accelerator whose kernels are rendered to PTX and run by the machine: the backend above it is the real one.</summary>
sealed class PtxAccelerator(Device device) : Accelerator(device)
{
    readonly Dictionary<nint, PtxMemory> buffers = [];
    readonly Dictionary<nint, PtxProgram> programs = [];
    int launches;

    internal override string Name => "PTX machine";

    internal override long MemoryBytes => 1L << 30;

    internal override bool HasDouble => true;

    /// <summary>Changes the text of a kernel before it is read: to plant a mistake.</summary>
    internal Func<string, string> Edit { get; set; } = static text => text;

    internal override nint Allocate(long bytes)
    {
        nint handle = buffers.Count + 1;
        buffers[handle] = new($"buffer {handle}", (int)bytes);
        return handle << 32;
    }

    internal override void Free(nint memory) => buffers.Remove(memory >> 32);

    internal override void Read(nint memory, long first, Span<byte> target) => buffers[memory >> 32].Bytes.Slice((int)first, target.Length).CopyTo(target);

    internal override void Write(nint memory, long first, ReadOnlySpan<byte> source) => buffers[memory >> 32].Fill((int)first, source);

    internal override nint Compile(Kernel kernel)
    {
        nint handle = programs.Count + 1;
        programs[handle] = new(Edit(PtxRenderer.Render(kernel)));
        return handle;
    }

    internal override void Launch(nint program, Kernel kernel, Grid grid, ReadOnlySpan<Argument> arguments)
    {
        var bits = new ulong[arguments.Length];
        for (int i = 0; i < bits.Length; i++) bits[i] = arguments[i].Bits;
        new PtxMachine(programs[program], kernel.Width, kernel.Height).Launch(++launches, b => buffers[b], (grid.X, grid.Y, grid.Z), bits);
    }

    internal override void Synchronize() { }
}
