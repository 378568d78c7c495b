using System.Runtime.InteropServices;

namespace NamedTorch.Core;

/// <summary>
/// Knows which blocks are lent, and after a garbage collection which of their storages are gone. Weak handles rather than finalizers: a
/// finalizer costs ten times as much to register, keeps the object for another collection and returns the bytes from another thread at
/// its leisure. The handles outlive finalization, so that a user's finalizer may still read a tensor.
/// </summary>
static class LentBlocks
{
    const int MostSpare = 4096;
    static readonly Lock Gate = new();
    // By the generation that their owners are in, as far as is known.
    static List<Loan> young = [], middle = [], old = [];
    // Handles without an owner: naming another is quicker than freeing one and asking for a new one.
    static readonly Stack<GCHandle> Spare = [];
    static int collections, middleCollections, fullCollections;
    static long grownOld, livedOn;

    /// <summary>Bytes of loans that grew old since the last full collection.</summary>
    internal static long GrownOld => Interlocked.Read(ref grownOld);

    /// <summary>Bytes of loans that the last full collection found alive.</summary>
    internal static long LivedOn => Interlocked.Read(ref livedOn);

    /// <summary>True where a collection ran since the last <see cref="TakeLost"/>.</summary>
    internal static bool MayHaveLost => GC.CollectionCount(0) != Volatile.Read(ref collections);

    internal static void Add(NativeBlock block, object owner)
    {
        lock (Gate)
        {
            if (Spare.TryPop(out var handle)) handle.Target = owner;
            else handle = GCHandle.Alloc(owner, GCHandleType.WeakTrackResurrection);
            young.Add(new(block, handle));
        }
    }

    /// <summary>Adds the blocks that nobody can reach any more; the caller has them back.</summary>
    internal static void TakeLost(List<NativeBlock> lost)
    {
        lock (Gate)
        {
            // Read first: a collection that runs meanwhile is for the next time.
            int now = GC.CollectionCount(0), older = GC.CollectionCount(1), full = GC.CollectionCount(2);
            if (now == collections) return;
            if (full != fullCollections)
            {
                old = Kept(old, [], lost);
                Interlocked.Exchange(ref livedOn, old.Sum(static loan => loan.Block.Bytes));
                Interlocked.Exchange(ref grownOld, 0);
            }
            if (older != middleCollections)
            {
                int before = old.Count;
                old = Kept(middle, old, lost);
                for (int i = before; i < old.Count; i++) Interlocked.Add(ref grownOld, old[i].Block.Bytes);
                middle.Clear();
            }
            middle = Kept(young, middle, lost);
            young.Clear();
            (collections, middleCollections, fullCollections) = (now, older, full);
        }
    }

    // What survived a collection is older now and is looked at after older collections only: a program may hold a million of them.
    static List<Loan> Kept(List<Loan> loans, List<Loan> into, List<NativeBlock> lost)
    {
        foreach (var loan in loans)
            if (!loan.Block.IsBack && loan.Owner.Target is not null) into.Add(loan);
            else
            {
                if (loan.Block.TryTakeBack()) lost.Add(loan.Block);
                Leave(loan.Owner);
            }
        return into;
    }

    static void Leave(GCHandle handle)
    {
        handle.Target = null;
        if (Spare.Count < MostSpare) Spare.Push(handle);
        else handle.Free();
    }

    readonly record struct Loan(NativeBlock Block, GCHandle Owner);
}
