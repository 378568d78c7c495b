using System.Diagnostics;
using System.Runtime.CompilerServices;
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

    // A collection meets the array while its tensor is being made.
    [Fact]
    public void ArraysMadeBeforeTheirTensors_KeepFewBlocks()
    {
        long before = NativePool.LiveBytes, most = 0;
        for (int i = 0; i < 60; i++)
        {
            Hold();
            most = Math.Max(most, NativePool.LiveBytes - before);
        }
        Assert.True(most < 96 << 20, $"{most >> 20} MiB of dead blocks");

        [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.NoOptimization)]
        static Tensor[] Hold()
        {
            var results = new Tensor[1];
            results[0] = Empty(3 << 20);
            return results;
        }
    }

    [Fact]
    public void AStorageThatGrewOld_ComesBackOnceItIsGone()
    {
        long before = NativePool.LiveBytes;
        GrowOld();
        GC.Collect();
        Assert.True(NativePool.LiveBytes < before + (128L << 20), $"{NativePool.LiveBytes - before >> 20} MiB are still lent");

        [MethodImpl(MethodImplOptions.NoInlining)]
        static void GrowOld()
        {
            var x = Empty(64 << 20);
            for (int i = 0; i < 4; i++)
            {
                GC.Collect(1);
                Assert.True(NativePool.LiveBytes >= 256L << 20, "it is lent while it is in use");
            }
            GC.KeepAlive(x);
        }
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

        [MethodImpl(MethodImplOptions.NoInlining)]
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
