using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NamedTorch.Cpu;

/// <summary>
/// Where workers wait outside managed code: each spins on a lock of the C library that the caller holds, and neither sleeps nor has to be woken.
/// Only Linux has such locks; elsewhere nobody is called.
/// </summary>
sealed unsafe partial class Aside
{
    /// <summary>Two cache lines a lock, in 32-bit words.</summary>
    const int Apart = 32;

    static bool isThere = OperatingSystem.IsLinux();

    readonly int[] _locks;
    readonly bool[] _isHeld;
    bool _isCalled;

    /// <summary>A place for workers 0 … <paramref name="workers"/> − 1.</summary>
    internal Aside(int workers)
    {
        _locks = GC.AllocateArray<int>(workers * Apart, pinned: true);
        _isHeld = new bool[workers];
        try
        {
            for (int worker = 0; worker < workers && isThere; worker++) isThere = Make(Lock(worker), 0) == 0;
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            isThere = false;
        }
    }

    /// <summary>True while workers are asked to wait.</summary>
    internal bool IsCalled
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Volatile.Read(ref _isCalled);
    }

    /// <summary>Asks all workers to wait; one that is still on its way from the last time is let go.</summary>
    internal bool TryCall()
    {
        if (!isThere) return false;
        for (int worker = 0; worker < _isHeld.Length; worker++) _isHeld[worker] = TryTake(Lock(worker)) == 0;
        Volatile.Write(ref _isCalled, true);
        return true;
    }

    /// <summary>Lets them go on.</summary>
    internal void Dismiss()
    {
        Volatile.Write(ref _isCalled, false);
        for (int worker = 0; worker < _isHeld.Length; worker++)
            if (_isHeld[worker]) _ = Open(Lock(worker));
    }

    /// <summary>Waits until the caller lets this worker go.</summary>
    internal void Wait(int worker)
    {
        int* mine = Lock(worker);
        _ = Take(mine);
        _ = Open(mine);
    }

    int* Lock(int worker) => (int*)Unsafe.AsPointer(ref _locks[worker * Apart]);

    [LibraryImport("libc", EntryPoint = "pthread_spin_init")]
    private static partial int Make(int* word, int isShared);

    [LibraryImport("libc", EntryPoint = "pthread_spin_lock")]
    private static partial int Take(int* word);

    [LibraryImport("libc", EntryPoint = "pthread_spin_trylock")]
    private static partial int TryTake(int* word);

    [LibraryImport("libc", EntryPoint = "pthread_spin_unlock")]
    private static partial int Open(int* word);
}
