using System.Diagnostics;
using NamedTorch.Core;
using static NamedTorch.Torch;

namespace NamedTorch.Tests.Memory;

public class StorageTests
{
    [Fact]
    public void ManyLargeTensors_ResidentSizeStaysFlat()
    {
        for (int i = 0; i < 2_000; i++) Touch(i);
        long before = Resident();
        for (int i = 0; i < 20_000; i++) Touch(i);
        long after = Resident();
        Assert.True(after < 1.1 * before + (64 << 20), $"{before >> 20} MiB, then {after >> 20} MiB");
        Assert.True(after < 1L << 30, $"{after >> 20} MiB");
    }

    [Fact]
    public void LoopOverTemporaries_RunsInFewBlocks()
    {
        long before = NativePool.LiveBytes, most = 0;
        for (int i = 0; i < 1_000; i++)
        {
            Empty(1 << 18);
            most = Math.Max(most, NativePool.LiveBytes - before);
        }
        Assert.True(most < 128 << 20, $"{most >> 20} MiB of dead blocks");
    }

    // About 4 MiB, of changing size.
    static void Touch(int i)
    {
        var x = Empty([1_000_000 + i % 64 * 1024], DType.Float32);
        x.WithSpan<float>(s => s[0] = s[^1] = i);
    }

    static long Resident()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }

    [Fact]
    public void NoTensor_HasAFinalizer()
    {
        // What has a finalizer survives the collection that finds it dead; what has none is gone.
        var small = Weak(16);
        var large = Weak(1 << 20);
        GC.Collect();
        Assert.False(small.IsAlive);
        Assert.False(large.IsAlive);
        Assert.DoesNotContain(typeof(Storage).GetMethods(System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.DeclaredOnly), m => m.Name == "Finalize");

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        static WeakReference Weak(int elements) => new(Zeros(elements).Storage, trackResurrection: true);
    }

    [Fact]
    public void LargeStorage_AlignedTo64Bytes()
    {
        foreach (int n in new[] { 1025, 5000, 123_457, 1 << 20 })
            Empty(n).WithSpan<float>(static s =>
            {
                unsafe
                {
                    fixed (float* p = s) Assert.Equal(0, (nint)p % 64);
                }
            });
    }
}
