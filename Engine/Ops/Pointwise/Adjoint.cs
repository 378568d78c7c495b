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
        var over = new List<int>();
        for (int d = 0; d < g.Rank; d++)
            if (d < extra || operand.SizeArray[d - extra] == 1 && g.Sizes[d] != 1) over.Add(d);
        var summed = Summing.Over(g, over);
        return Retype.Run(summed, operand);
    }
}
