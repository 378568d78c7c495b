using System.Runtime.InteropServices;

namespace NamedTorch.Core;

/// <summary>
/// Where the bytes of native blocks come from. On Linux large ones lie on huge pages: a matrix product reads columns, and with pages of
/// 4 KiB every row of them costs a look-up of its own. Elsewhere, and where the system says no, they are ordinary memory.
/// </summary>
static partial class HugePages
{
    const long Least = 4L << 20;
    const int Page = 2 << 20, Alignment = 64;
    const int Advice = 14;                                  // MADV_HUGEPAGE of Linux' mman-common.h
    // Blocks that all begin at the start of a page would lie on the same cache sets: each begins some lines further on, in 16 steps.
    const int Step = 4096 + 5 * Alignment, Steps = 16;
    static readonly bool IsLinux = OperatingSystem.IsLinux();
    static int count;
    static bool canAdvise = true;

    internal static unsafe nint Allocate(long bytes)
    {
        if (!IsLinux || bytes < Least) return (nint)NativeMemory.AlignedAlloc((nuint)bytes, Alignment);
        nuint whole = (nuint)(bytes + Steps * Step);
        byte* start = (byte*)NativeMemory.AlignedAlloc(whole, Page);
        try
        {
            // A refusal changes nothing: the pages stay small.
            if (canAdvise) Advise(start, whole, Advice);
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            canAdvise = false;
        }
        return (nint)(start + (uint)Interlocked.Increment(ref count) % Steps * Step);
    }

    internal static unsafe void Free(nint pointer, long bytes)
    {
        nint start = !IsLinux || bytes < Least ? pointer : pointer & ~(Page - 1);
        NativeMemory.AlignedFree((void*)start);
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static unsafe partial int Advise(void* start, nuint length, int advice);
}
