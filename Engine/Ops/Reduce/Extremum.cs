using System.Numerics;
using System.Runtime.InteropServices;
using NamedTorch.Core;
using NamedTorch.Diagnostics;

namespace NamedTorch.Ops;

/// <summary>What the largest and the smallest have in common.</summary>
static class Extremum
{
    /// <summary>Nothing has no largest element; a result without elements needs none.</summary>
    internal static void CheckNotEmpty(string operation, Tensor x, Reduced plan)
    {
        if (plan.Type.ElementCount == 0 || plan.Count > 0) return;
        throw new Conflict(DiagnosticId.NT2007, operation, ("reason", $"a dim of size 0 has no element to choose."), ("fix", "Reduce other dims, or add an element first.")).With("x", x.Type).ToException();
    }

    /// <summary>g, shared out evenly among the elements of x that equal y.</summary>
    internal static Tensor Shared(Tensor g, Tensor x, Tensor y, int[] over, bool keep)
    {
        var chosen = Binary.Compare(new Equal(), x, Spread.Run(y, x.Type, over, inserts: !keep));
        var shares = Summing.Over(chosen, over, keep).To(g.DType);
        return Where.Run(chosen, Spread.Run(g / Retype.Run(shares, g.Type), x.Type, over, inserts: !keep), Tensor.Weak(0f));
    }

    /// <summary>The place of the largest or the smallest: the first of equals, and the first NaN before all.</summary>
    internal static int Place<T>(ReadOnlySpan<T> x, bool largest) where T : unmanaged, INumber<T>
    {
        int best = 0, i = 1;
        int whole = x.Length / (2 * Vector<T>.Count) * 2;
        if (whole >= 4 && Best(MemoryMarshal.Cast<T, Vector<T>>(x)[..whole], largest) is { } value) (best, i) = (First(x, value), whole * Vector<T>.Count);
        for (; i < x.Length && !T.IsNaN(x[best]); i++)
            if ((largest ? x[i] > x[best] : x[i] < x[best]) || T.IsNaN(x[i])) best = i;
        return best;
    }

    // The best of an even number of lanes, two chains of them side by side; null if one is NaN.
    static T? Best<T>(ReadOnlySpan<Vector<T>> lanes, bool largest) where T : unmanaged, INumber<T>
    {
        Vector<T> a = lanes[0], b = lanes[1], numbers = Vector<T>.AllBitsSet;
        for (int i = 0; i + 1 < lanes.Length; i += 2)
        {
            Vector<T> x = lanes[i], y = lanes[i + 1];
            numbers &= Vector.Equals(x, x) & Vector.Equals(y, y);
            a = Vector.ConditionalSelect(largest ? Vector.GreaterThan(x, a) : Vector.LessThan(x, a), x, a);
            b = Vector.ConditionalSelect(largest ? Vector.GreaterThan(y, b) : Vector.LessThan(y, b), y, b);
        }
        // As bytes: all bits set are NaN themselves.
        if (!Vector.EqualsAll(Vector.AsVectorByte(numbers), Vector<byte>.AllBitsSet)) return null;
        T best = a[0];
        for (int l = 0; l < Vector<T>.Count; l++)
        {
            T either = largest ? T.Max(a[l], b[l]) : T.Min(a[l], b[l]);
            if (largest ? either > best : either < best) best = either;
        }
        return best;
    }

    // Where a value stands that is there.
    static int First<T>(ReadOnlySpan<T> x, T value) where T : unmanaged, INumber<T>
    {
        var wanted = new Vector<T>(value);
        int i = 0;
        while (!Vector.EqualsAny(new Vector<T>(x[i..]), wanted)) i += Vector<T>.Count;
        while (x[i] != value) i++;
        return i;
    }
}
