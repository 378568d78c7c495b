using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NamedTorch.Cpu;

/// <summary>Puts threads that wake up on processors of their own.</summary>
/// <remarks>
/// Linux wakes several threads on one processor now and then and takes tens of milliseconds to spread them, during which a team is half as fast. A worker that
/// was asleep goes to the processor that is its own, counted from the caller's, and is free to be moved from then on. Elsewhere nothing happens.
/// </remarks>
static unsafe partial class Placement
{
    /// <summary>Bytes of a set of processors: 1024 of them.</summary>
    const int SetBytes = 128;

    /// <summary>The processor that the calling thread is on, or −1.</summary>
    internal static int Here => OperatingSystem.IsLinux() ? sched_getcpu() : -1;

    /// <summary>Moves the calling thread to the processor that lies this far after another one, among those that it may use.</summary>
    [SkipLocalsInit]
    internal static void Move(int distance, int from)
    {
        if (!OperatingSystem.IsLinux() || from is < 0 or >= 8 * SetBytes) return;
        byte* allowed = stackalloc byte[SetBytes], own = stackalloc byte[SetBytes];
        new Span<byte>(allowed, SetBytes).Clear();
        if (sched_getaffinity(0, SetBytes, allowed) < 0) return;
        int processor = After(allowed, from, distance);
        if (processor == from || processor == sched_getcpu()) return;
        new Span<byte>(own, SetBytes).Clear();
        own[processor / 8] = (byte)(1 << processor % 8);
        if (sched_setaffinity(0, SetBytes, own) == 0) _ = sched_setaffinity(0, SetBytes, allowed);
    }

    // The distance-th member of the set after one of its processors, round and round; that one itself where there is no other.
    static int After(byte* set, int processor, int distance)
    {
        int members = 0;
        for (int i = 0; i < 8 * SetBytes; i++) members += set[i / 8] >> i % 8 & 1;
        if (members == 0) return processor;
        for (distance %= members; distance > 0;)
        {
            processor = (processor + 1) % (8 * SetBytes);
            distance -= set[processor / 8] >> processor % 8 & 1;
        }
        return processor;
    }

    [LibraryImport("libc")]
    private static partial int sched_getcpu();

    [LibraryImport("libc")]
    private static partial int sched_getaffinity(int thread, nint bytes, byte* set);

    [LibraryImport("libc")]
    private static partial int sched_setaffinity(int thread, nint bytes, byte* set);
}
