using System.Runtime.InteropServices;
using System.Text;

namespace NamedTorch.Gpu;

/// <summary>The GPUs that a driver offers and that kernels can run on, or why there are none.</summary>
sealed unsafe class CudaDevices
{
    const int Major = 75, Minor = 76, OldestMajor = 8;

    readonly List<int> ordinals = [];
    readonly CudaDriver? driver;
    readonly KernelCache cache;
    readonly Lazy<CublasLt?> products;

    /// <param name="export">Finds an entry point; null without a driver.</param>
    /// <param name="cache">Compiled kernels of earlier processes.</param>
    /// <param name="library">Finds cuBLASLt, when a device is opened.</param>
    internal CudaDevices(Func<string, nint>? export, KernelCache cache, Func<CublasLt?> library)
    {
        this.cache = cache;
        products = new(library);
        if (export is null)
        {
            (Absence, Remedy) = ("no CUDA device: NVIDIA's driver (libcuda) was not found.", "Install NVIDIA's driver, or use Device.OpenCl(0) or Device.Cpu.");
            return;
        }
        try
        {
            driver = new(export);
            (Absence, Remedy) = Look(driver);
        }
        catch (EntryPointNotFoundException e)
        {
            (Absence, Remedy) = TooOld($"it has no {Missing(e)}");
        }
    }

    /// <summary>What the driver of this machine offers.</summary>
    internal static CudaDevices OfThisMachine(KernelCache cache) =>
        new(CudaDriver.Library is not 0 and var library ? name => NativeLibrary.GetExport(library, name) : null, cache, static () => CublasLt.Instance);

    /// <summary>How many there are.</summary>
    internal int Count => ordinals.Count;

    /// <summary>Why there are none; empty where there are some.</summary>
    internal string Absence { get; }

    /// <summary>What brings one.</summary>
    internal string Remedy { get; } = "";

    /// <summary>The driver's version, as "12.4".</summary>
    internal string Version { get; private set; } = "";

    /// <summary>The accelerator of a device that is there.</summary>
    internal CudaAccelerator Open(Device device) => new(device, driver!, ordinals[device.Index], Version, cache, products.Value);

    (string, string) Look(CudaDriver driver)
    {
        int version = 0;
        _ = driver.DriverGetVersion(&version);
        Version = $"{version / 1000}.{version % 1000 / 10}";
        if (version < CudaDriver.OldestVersion) return TooOld($"it offers CUDA {Version}");
        int error = driver.Init(0), count = 0;
        if (error == 0) error = driver.DeviceGetCount(&count);
        if (error != 0) return ($"no CUDA device: {new CudaAnswer(driver, "cuInit", error).Message}", "nvidia-smi may say more; a container needs its GPUs handed in; Device.OpenCl(0) and Device.Cpu need no CUDA.");
        var refused = new StringBuilder();
        for (int ordinal = 0; ordinal < count; ordinal++)
        {
            int device, major = 0, minor = 0;
            if (driver.DeviceGet(&device, ordinal) != 0) continue;
            _ = driver.DeviceGetAttribute(&major, Major, device);
            _ = driver.DeviceGetAttribute(&minor, Minor, device);
            if (major >= OldestMajor) ordinals.Add(ordinal);
            else refused.Append($" {CudaAccelerator.NameOf(driver, device)} has compute capability {major}.{minor}.");
        }
        if (Count > 0) return ("", "");
        return refused.Length > 0
            ? ($"no CUDA device that kernels for compute capability {OldestMajor}.0 run on:{refused}", "NVIDIA's driver offers its GPUs through OpenCL too: Device.OpenCl(0).")
            : ("no CUDA device: NVIDIA's driver is here, but it has no GPU.", "CUDA_VISIBLE_DEVICES may hide them; a container needs its GPUs handed in.");
    }

    static (string, string) TooOld(string how) =>
        ($"NVIDIA's driver is too old: {how}.", $"Install a driver of CUDA {CudaDriver.OldestVersion / 1000}.{CudaDriver.OldestVersion % 1000 / 10} or later (470 or later), or use Device.OpenCl(0).");

    // "Unable to find an entry point named 'cuX' in shared library."
    static string Missing(EntryPointNotFoundException e) => e.Message.Split('\'') is [_, var name, ..] ? name : "entry point that is needed";
}
