using System.Text;

namespace NamedTorch.Gpu;

/// <summary>An NVIDIA GPU through the CUDA driver.</summary>
sealed unsafe class CudaAccelerator : Accelerator
{
    const int Major = 75, Minor = 76, NameBytes = 256;
    const uint NonBlocking = 1;

    readonly CudaDriver driver;
    readonly CudaContext context;
    readonly CudaModules modules;
    readonly Lazy<nint> stream;

    internal CudaAccelerator(Device device, CudaDriver driver, int ordinal, string version) : base(device)
    {
        (this.driver, Driver) = (driver, version);
        int gpu;
        nuint bytes;
        _ = driver.DeviceGet(&gpu, ordinal);
        Name = NameOf(driver, gpu);
        context = new(driver, ordinal, device, Name);
        modules = new(context, device, Name);
        context.Check(driver.DeviceTotalMem(&bytes, gpu), "cuDeviceTotalMem");
        MemoryBytes = (long)bytes;
        ComputeCapability = (Attribute(gpu, Major), Attribute(gpu, Minor));
        stream = new(CreateStream, LazyThreadSafetyMode.PublicationOnly);
    }

    internal override string Name { get; }

    internal override string Driver { get; }

    internal override long MemoryBytes { get; }

    internal override bool HasDouble => true;

    internal override bool HasMatrixUnits => ComputeCapability.Major >= 8;

    /// <summary>Which instructions it has: (8, 0) or later.</summary>
    internal (int Major, int Minor) ComputeCapability { get; }

    internal static string NameOf(CudaDriver driver, int gpu)
    {
        var name = new byte[NameBytes];
        fixed (byte* p = name) _ = driver.DeviceGetName(p, NameBytes, gpu);
        return Encoding.UTF8.GetString(name).TrimEnd('\0');
    }

    internal override nint Allocate(long bytes)
    {
        using var _ = context.Enter();
        ulong memory;
        var answer = new CudaAnswer(driver, "cuMemAlloc", driver.MemoryAllocate(&memory, (nuint)bytes));
        return answer.IsSuccess ? (nint)memory : throw (answer.IsOutOfMemory ? new OutOfDeviceMemoryException(answer.Message) : context.Failed(answer));
    }

    internal override void Free(nint memory)
    {
        using var _ = context.Enter();
        context.Check(driver.MemoryFree((ulong)memory), "cuMemFree");
    }

    internal override void Read(nint memory, long first, Span<byte> target)
    {
        if (target.IsEmpty) return;
        using var _ = context.Enter();
        fixed (byte* p = target)
        {
            context.Check(driver.CopyDeviceToHost(p, (ulong)(memory + first), (nuint)target.Length, stream.Value), "cuMemcpyDtoHAsync");
            context.Check(driver.StreamSynchronize(stream.Value), "cuStreamSynchronize");
        }
    }

    internal override void Write(nint memory, long first, ReadOnlySpan<byte> source)
    {
        if (source.IsEmpty) return;
        using var _ = context.Enter();
        fixed (byte* p = source)
        {
            context.Check(driver.CopyHostToDevice((ulong)(memory + first), p, (nuint)source.Length, stream.Value), "cuMemcpyHtoDAsync");
            context.Check(driver.StreamSynchronize(stream.Value), "cuStreamSynchronize");
        }
    }

    internal override nint Compile(Kernel kernel)
    {
        byte[] image = Encoding.UTF8.GetBytes(PtxRenderer.Render(kernel));
        using var _ = context.Enter();
        return modules.Load(kernel, image);
    }

    internal override void Launch(nint program, Kernel kernel, Grid grid, ReadOnlySpan<Argument> arguments)
    {
        ulong* bits = stackalloc ulong[arguments.Length];
        void** block = stackalloc void*[arguments.Length];
        for (int i = 0; i < arguments.Length; i++)
        {
            bits[i] = arguments[i].Bits;
            block[i] = bits + i;
        }
        using var _ = context.Enter();
        context.Check(driver.LaunchKernel(program, checked((uint)grid.X), checked((uint)grid.Y), checked((uint)grid.Z), (uint)kernel.Width, (uint)kernel.Height, 1,
            (uint)CudaModules.SharedBytes(kernel), stream.Value, block, null), "cuLaunchKernel");
    }

    internal override void Synchronize()
    {
        using var _ = context.Enter();
        context.Check(driver.ContextSynchronize(), "cuCtxSynchronize");
    }

    int Attribute(int gpu, int attribute)
    {
        int value = 0;
        context.Check(driver.DeviceGetAttribute(&value, attribute, gpu), "cuDeviceGetAttribute");
        return value;
    }

    // Not the legacy stream: that one waits for every other, and cannot be captured.
    nint CreateStream()
    {
        using var _ = context.Enter();
        nint created;
        context.Check(driver.StreamCreate(&created, NonBlocking), "cuStreamCreate");
        return created;
    }
}
