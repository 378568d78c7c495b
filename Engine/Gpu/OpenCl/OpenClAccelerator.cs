namespace NamedTorch.Gpu;

/// <summary>A device reached through OpenCL 1.2; a stream is a queue in order.</summary>
sealed unsafe partial class OpenClAccelerator : Accelerator
{
    const uint ExactDivision = 1 << 7;

    readonly OpenClLibrary library;
    readonly Lock gate = new();
    readonly nint id, context;
    readonly OpenClPrograms programs;

    internal OpenClAccelerator(Device device, OpenClLibrary functions, nint id, KernelCache cache) : base(device)
    {
        (library, this.id) = (functions, id);
        var info = new OpenClInfo(library, id);
        Name = info.Text(OpenClInfo.Name);
        Driver = $"{info.Text(OpenClInfo.Vendor)}, {info.Text(OpenClInfo.Version)}, driver {info.Text(OpenClInfo.DriverVersion)}";
        MemoryBytes = (long)info.Number(OpenClInfo.GlobalMemory);
        HasDouble = info.Number(OpenClInfo.DoubleSupport) != 0;
        int error;
        nint one = id;
        context = library.CreateContext(null, 1, &one, 0, 0, &error);
        Check(error, "clCreateContext");
        programs = new(this, library, context, id, (info.Number(OpenClInfo.SingleSupport) & ExactDivision) != 0, cache);
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override string Driver { get; }

    internal override long MemoryBytes { get; }

    internal override bool HasDouble { get; }

    internal override nint Allocate(long bytes)
    {
        int error;
        nint memory = library.CreateBuffer(context, 1, (nuint)bytes, null, &error);
        var answer = new OpenClAnswer("clCreateBuffer", error);
        if (answer.IsOutOfMemory) throw new OutOfDeviceMemoryException(answer.Message);
        Check(error, "clCreateBuffer");
        return memory;
    }

    internal override void Free(nint memory) => library.ReleaseMemObject(memory);

    internal override void Read(nint stream, nint memory, long first, Span<byte> target)
    {
        if (target.IsEmpty) return;
        fixed (byte* p = target)
            Check(library.EnqueueReadBuffer(stream, memory, 1, (nuint)first, (nuint)target.Length, p, 0, null, null), "clEnqueueReadBuffer");
    }

    internal override void Write(nint stream, nint memory, long first, ReadOnlySpan<byte> source)
    {
        if (source.IsEmpty) return;
        fixed (byte* p = source)
            Check(library.EnqueueWriteBuffer(stream, memory, 1, (nuint)first, (nuint)source.Length, p, 0, null, null), "clEnqueueWriteBuffer");
    }

    internal override void Copy(nint stream, nint source, long first, nint target, long targetFirst, long bytes)
    {
        if (bytes == 0) return;
        Check(library.EnqueueCopyBuffer(stream, source, target, (nuint)first, (nuint)targetFirst, (nuint)bytes, 0, null, null), "clEnqueueCopyBuffer");
        Check(library.Flush(stream), "clFlush");
    }

    internal override nint Compile(Kernel kernel)
    {
        lock (gate) return programs.Compile(kernel);
    }

    internal override void Launch(nint stream, nint program, Kernel kernel, Grid grid, ReadOnlySpan<Argument> arguments)
    {
        nuint* all = stackalloc nuint[] { (nuint)(grid.X * kernel.Width), (nuint)(grid.Y * kernel.Height), (nuint)grid.Z };
        nuint* group = stackalloc nuint[] { (nuint)kernel.Width, (nuint)kernel.Height, 1 };
        lock (gate)
        {
            for (int i = 0; i < arguments.Length; i++)
            {
                ulong bits = arguments[i].Bits;
                Check(library.SetKernelArg(program, (uint)i, (nuint)arguments[i].Size, &bits), "clSetKernelArg");
            }
            Check(library.EnqueueNDRangeKernel(stream, program, 3, null, all, group, 0, null, null), "clEnqueueNDRangeKernel");
            Check(library.Flush(stream), "clFlush");
        }
    }

    void Check(int code, string call) => new OpenClAnswer(call, code).Check(this);
}
