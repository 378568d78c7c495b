using NamedTorch.Core;

namespace NamedTorch.Ops;

/// <summary>The adjoints of the name primitives: how a cotangent goes back to exactly an operand's type.</summary>
static class Adjoint
{
    /// <summary>Of unify: sum what is not mine, keep-sum what was stretched, forget what was learnt.</summary>
    internal static Tensor OfUnify(Tensor g, TensorType operand)
    {
        if (g.Type.SameSizes(operand)) return ReferenceEquals(g.Dims, operand.Dims) ? g : Retype.Run(g, operand);
        int extra = g.Rank - operand.Rank;
        List<int> over = [], stretched = [];
        for (int d = 0; d < g.Rank; d++)
        {
            bool mine = d >= extra;
            if (mine && (operand.SizeArray[d - extra] != 1 || g.Sizes[d] == 1)) continue;
            over.Add(d);
            if (mine) stretched.Add(d - extra);
        }
        var summed = Summing.Over(g, over);
        return stretched.Count == 0 ? Retype.Run(summed, operand) : Spread.Run(summed, operand, [.. stretched], inserts: true);
    }
}
