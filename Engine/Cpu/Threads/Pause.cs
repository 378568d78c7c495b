using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace NamedTorch.Cpu;

/// <summary>Waiting by spinning, for spans that are shorter than a trip through the kernel.</summary>
static class Pause
{
    /// <summary>One spin-wait hint to the processor.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Once()
    {
        if (X86Base.IsSupported) X86Base.Pause();
        else Thread.SpinWait(1);
    }

    /// <summary>The n-th step of waiting for a thread that is known to be at work: spins, then gives way.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Step(ref int spins)
    {
        if (++spins < 2000) Once();
        else Thread.Yield();
    }
}
