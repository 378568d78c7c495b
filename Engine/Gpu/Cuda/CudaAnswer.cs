using System.Runtime.InteropServices;

namespace NamedTorch.Gpu;

/// <summary>What the CUDA driver answered to a call, in its own words.</summary>
readonly unsafe struct CudaAnswer(CudaDriver driver, string call, int code)
{
    internal string Message => $"{call} answered {Name} ({code}): {Text}.";

    internal bool IsSuccess => code == 0;

    /// <summary>The device, or pinned host memory, has none left.</summary>
    internal bool IsOutOfMemory => code == 2;

    /// <summary>A kernel went wrong on the device; the driver then refuses everything else in this process.</summary>
    internal bool IsFault => code is 700 or 702 or (>= 714 and <= 719);

    string Name => Ask(driver.GetErrorName) ?? "an error";

    string Text => Ask(driver.GetErrorString) ?? "unknown to this driver";

    string? Ask(delegate* unmanaged<int, byte**, int> question)
    {
        byte* text = null;
        return question(code, &text) == 0 ? Marshal.PtrToStringUTF8((nint)text) : null;
    }
}
