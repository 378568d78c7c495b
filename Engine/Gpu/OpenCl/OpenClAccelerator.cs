using System.Text;
using NamedTorch.Diagnostics;

namespace NamedTorch.Gpu;

/// <summary>A device reached through OpenCL 1.2; a stream is a queue in order.</summary>
sealed unsafe partial class OpenClAccelerator : Accelerator
{
    const uint BuildLog = 0x1183, ExactDivision = 1 << 7;

    // Denormals, NaN and correctly rounded quotients as on the CPU.
    static ReadOnlySpan<byte> Options => "-cl-std=CL1.2\0"u8;
    static ReadOnlySpan<byte> ExactOptions => "-cl-std=CL1.2 -cl-fp32-correctly-rounded-divide-sqrt\0"u8;

    readonly OpenClLibrary library;
    readonly Lock gate = new();
    readonly nint id, context;
    readonly bool dividesExactly;

    internal OpenClAccelerator(Device device, OpenClLibrary library, nint id) : base(device)
    {
        (this.library, this.id) = (library, id);
        var info = new OpenClInfo(library, id);
        Name = info.Text(OpenClInfo.Name);
        Driver = $"{info.Text(OpenClInfo.Vendor)}, {info.Text(OpenClInfo.Version)}, driver {info.Text(OpenClInfo.DriverVersion)}";
        MemoryBytes = (long)info.Number(OpenClInfo.GlobalMemory);
        HasDouble = info.Number(OpenClInfo.DoubleSupport) != 0;
        dividesExactly = (info.Number(OpenClInfo.SingleSupport) & ExactDivision) != 0;
        int error;
        nint one = id;
        context = library.CreateContext(null, 1, &one, 0, 0, &error);
        Check(error, "clCreateContext");
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
        byte[] source = Encoding.UTF8.GetBytes(OpenClRenderer.Render(kernel)), name = Encoding.UTF8.GetBytes(kernel.Name + '\0');
        int error;
        lock (gate)
            fixed (byte* text = source, entry = name, options = dividesExactly ? ExactOptions : Options)
            {
                byte* one = text;
                nuint length = (nuint)source.Length;
                nint program = library.CreateProgramWithSource(context, 1, &one, &length, &error), device = id;
                Check(error, "clCreateProgramWithSource");
                error = library.BuildProgram(program, 1, &device, options, 0, 0);
                if (error != 0) throw Refused(kernel, program, error);
                nint result = library.CreateKernel(program, entry, &error);
                Check(error, "clCreateKernel");
                return result;
            }
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

    void Check(int code, string call)
    {
        if (code == 0) return;
        throw new Conflict(DiagnosticId.NT4102, "Device",
            ("reason", $"{Device} ({Name}): {new OpenClAnswer(call, code).Message}"), ("fix", "Tensors of the host live on; the device may need a newer driver, or memory.")).ToException();
    }

    Exception Refused(Kernel kernel, nint program, int error)
    {
        nuint length;
        _ = library.GetProgramBuildInfo(program, id, BuildLog, 0, null, &length);
        var log = new byte[(int)length + 1];
        fixed (byte* p = log) _ = library.GetProgramBuildInfo(program, id, BuildLog, length, p, null);
        return new Conflict(DiagnosticId.NT4102, kernel.Name,
            ("reason", $"the driver of {Device} ({Name}) does not compile its kernel: {new OpenClAnswer("clBuildProgram", error).Message}\n{Encoding.UTF8.GetString(log).TrimEnd('\0', '\n')}"),
            ("fix", "Move the operands to the host for this operation: x.To(Device.Cpu); a newer driver may help.")).ToException();
    }
}
