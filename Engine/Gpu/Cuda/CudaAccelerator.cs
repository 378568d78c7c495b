using System.Text;
using NamedTorch.Core;

namespace NamedTorch.Gpu;

/// <summary>An NVIDIA GPU through the CUDA driver.</summary>
sealed unsafe partial class CudaAccelerator : Accelerator
{
    const int Major = 75, Minor = 76, NameBytes = 256, MostGroups = ushort.MaxValue;

    readonly CudaDriver driver;
    readonly CudaContext context;
    readonly CudaModules modules;
    readonly CudaStaging staging;
    readonly KernelCache cache;

    internal CudaAccelerator(Device device, CudaDriver driver, int ordinal, string version, KernelCache cache, CublasLt? library) : base(device)
    {
        (this.driver, this.cache, Driver) = (driver, cache, version);
        int gpu;
        nuint bytes;
        _ = driver.DeviceGet(&gpu, ordinal);
        Name = NameOf(driver, gpu);
        context = new(driver, ordinal, device, Name);
        modules = new(context, device, Name);
        staging = new(context);
        context.Check(driver.DeviceTotalMem(&bytes, gpu), "cuDeviceTotalMem");
        MemoryBytes = (long)bytes;
        ComputeCapability = (Attribute(gpu, Major), Attribute(gpu, Minor));
        Products = library is null ? null : new LtProducts(library, this, context, cache);
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override string Driver { get; }

    internal override long MemoryBytes { get; }

    internal override bool HasDouble => true;

    internal override MatrixLibrary? Products { get; }

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
        using var scope = context.Enter();
        ulong memory;
        var answer = new CudaAnswer(driver, "cuMemAlloc", driver.MemoryAllocate(&memory, (nuint)bytes));
        return answer.IsSuccess ? (nint)memory : throw (answer.IsOutOfMemory ? new OutOfDeviceMemoryException(answer.Message) : context.Failed(answer));
    }

    internal override void Free(nint memory)
    {
        using var scope = context.Enter();
        context.Check(driver.MemoryFree((ulong)memory), "cuMemFree");
    }

    internal override void Read(nint stream, nint memory, long first, Span<byte> target)
    {
        using var scope = context.Enter();
        staging.Read(stream, (ulong)(memory + first), target);
    }

    internal override void Write(nint stream, nint memory, long first, ReadOnlySpan<byte> source)
    {
        using var scope = context.Enter();
        staging.Write(stream, (ulong)(memory + first), source);
    }

    internal override void Copy(nint stream, nint source, long first, nint target, long targetFirst, long bytes)
    {
        using var scope = context.Enter();
        context.Check(driver.CopyDeviceToDevice((ulong)(target + targetFirst), (ulong)(source + first), (nuint)bytes, stream), "cuMemcpyDtoDAsync");
    }

    internal override nint Compile(Kernel kernel)
    {
        string source = PtxRenderer.Render(kernel);
        using var scope = context.Enter();
        if (!cache.IsOn) return modules.Load(kernel, Encoding.UTF8.GetBytes(source));
        var key = KernelKey.Of(this, $"sm_{ComputeCapability.Major}{ComputeCapability.Minor}", source);
        if (cache.Find(key) is { } kept)
            try
            {
                return modules.Load(kernel, kept);
            }
            catch (DeviceException)
            {
                // Not what this driver would have made: made again below.
                cache.Drop(key);
            }
        byte[] text = Encoding.UTF8.GetBytes(source);
        // What does not become an image says why when it is loaded as text.
        if (CudaLinker.Image(driver, text) is not { } image) return modules.Load(kernel, text);
        cache.Keep(key, image);
        return modules.Load(kernel, image);
    }

    internal override void Launch(nint stream, nint program, Kernel kernel, Grid grid, ReadOnlySpan<Argument> arguments)
    {
        if (grid.X > int.MaxValue || grid.Y > MostGroups || grid.Z > MostGroups)
            throw Refusal.NotHere(kernel.Name, Device, $"it needs {grid.X} × {grid.Y} × {grid.Z} groups, and CUDA has {int.MaxValue} × {MostGroups} × {MostGroups}.");
        ulong* bits = stackalloc ulong[arguments.Length];
        void** block = stackalloc void*[arguments.Length];
        for (int i = 0; i < arguments.Length; i++)
        {
            bits[i] = arguments[i].Bits;
            block[i] = bits + i;
        }
        using var scope = context.Enter();
        context.Check(driver.LaunchKernel(program, (uint)grid.X, (uint)grid.Y, (uint)grid.Z, (uint)kernel.Width, (uint)kernel.Height, 1,
            (uint)CudaModules.SharedBytes(kernel), stream, block, null), "cuLaunchKernel");
    }

    /// <inheritdoc/>
    public override void Synchronize()
    {
        using var scope = context.Enter();
        context.Check(driver.ContextSynchronize(), "cuCtxSynchronize");
    }

    int Attribute(int gpu, int attribute)
    {
        int value = 0;
        context.Check(driver.DeviceGetAttribute(&value, attribute, gpu), "cuDeviceGetAttribute");
        return value;
    }
}
