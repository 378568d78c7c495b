using NamedTorch.Core;
using NamedTorch.Ops;

namespace NamedTorch.Tape;

/// <summary>
/// Counts who waits in the buffers that a pass allocated itself: a buffer with one borrower may be added to in place, one with none
/// goes back to its pool at once. Buffers that user code has seen are never counted.
/// </summary>
readonly struct Loans(Nursery? nursery)
{
    internal void Borrow(Tensor x)
    {
        if (IsOurs(x)) x.Storage.Borrowers++;
    }

    internal void Return(Tensor x)
    {
        if (IsOurs(x) && --x.Storage.Borrowers == 0) x.Storage.Release();
    }

    /// <summary>From now on the buffer belongs to whoever sees it.</summary>
    internal static void HandOut(Tensor x) => x.Storage.Nursery = null;

    /// <summary>Nobody else reads these elements, and every place is an element of its own.</summary>
    internal bool MayWrite(Tensor x) => IsOurs(x) && x.Storage.Borrowers == 1 && (x.IsContiguous || !Strides.MayOverlap(x.Sizes, x.Strides));

    /// <summary>sum + more, both borrowed, into one of the two if possible; the result is borrowed.</summary>
    internal Tensor Add(Tensor sum, Tensor more)
    {
        Tensor total;
        if (nursery is null || sum.DType != more.DType) total = sum + more;
        else
        {
            total = MayWrite(sum) ? sum : MayWrite(more) ? more : Tensor.Allocate(sum.Type, sum.DType, sum.Device);
            Kernels<BinaryNumericBody<Add>>.For(total.Device, Computing.Of(total.DType)).Run(default, total, [sum, more]);
        }
        if (!ReferenceEquals(total, sum) && !ReferenceEquals(total, more)) Borrow(total);
        if (!ReferenceEquals(total, sum)) Return(sum);
        if (!ReferenceEquals(total, more)) Return(more);
        return total;
    }

    bool IsOurs(Tensor x) => nursery is not null && x.Storage.Nursery == nursery;
}
