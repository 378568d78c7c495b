using System.Runtime.InteropServices;

namespace NamedTorch.Core;

/// <summary>
/// Knows which blocks are lent, and after a garbage collection which of their storages are gone. Weak handles rather than finalizers: a
/// finalizer costs ten times as much to register, keeps the object for another collection and returns the bytes from another thread at
/// its leisure. The handles outlive finalization, so that a user's finalizer may still read a tensor.
/// </summary>
static class LentBlocks
{
    static readonly Lock Gate = new();
    // By the generation that their owners are in, as far as is known.
    static List<Loan> young = [], middle = [], old = [];
    static int collections, middleCollections, fullCollections;

    /// <summary>True where a collection ran since the last <see cref="TakeLost"/>.</summary>
    internal static bool MayHaveLost => GC.CollectionCount(0) != Volatile.Read(ref collections);

    internal static void Add(NativeBlock block, object owner)
    {
        var loan = new Loan(block, GCHandle.Alloc(owner, GCHandleType.WeakTrackResurrection));
        lock (Gate) young.Add(loan);
    }

    /// <summary>Adds the blocks that nobody can reach any more; the caller has them back.</summary>
    internal static void TakeLost(List<NativeBlock> lost)
    {
        lock (Gate)
        {
            // Read first: a collection that runs meanwhile is for the next time.
            int now = GC.CollectionCount(0), older = GC.CollectionCount(1), full = GC.CollectionCount(2);
            if (now == collections) return;
            if (full != fullCollections) old = Kept(old, [], lost);
            if (older != middleCollections)
            {
                old = Kept(middle, old, lost);
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
            if (loan.Block.IsBack) loan.Owner.Free();
            else if (loan.Owner.Target is not null) into.Add(loan);
            else
            {
                loan.Owner.Free();
                if (loan.Block.TryTakeBack()) lost.Add(loan.Block);
            }
        return into;
    }

    readonly record struct Loan(NativeBlock Block, GCHandle Owner);
}
