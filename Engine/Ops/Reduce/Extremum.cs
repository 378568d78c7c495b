using System.Numerics;
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

    /// <summary>The first place of the best of the lanes; x has no NaN and a whole number of lanes.</summary>
    internal static int First<T>(ReadOnlySpan<T> x, Vector<T> lanes, bool largest) where T : unmanaged, INumber<T>
    {
        T best = lanes[0];
        for (int l = 1; l < Vector<T>.Count; l++)
            if (largest ? lanes[l] > best : lanes[l] < best) best = lanes[l];
        var wanted = new Vector<T>(best);
        int i = 0;
        while (!Vector.EqualsAny(new Vector<T>(x[i..]), wanted)) i += Vector<T>.Count;
        while (x[i] != best) i++;
        return i;
    }
}
