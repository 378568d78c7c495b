using NamedTorch.Core;

namespace NamedTorch.Ops;

/// <summary>Repeats a tensor along inserted or stretched dims without copying: the adjoint of a sum. A view with strides of 0.</summary>
readonly struct Spread(int[] over, bool inserts) : IDifferentiable
{
    public Saves Saves => Saves.Nothing;

    /// <summary>A view of <paramref name="x"/> of exactly <paramref name="type"/>, which has the dims <paramref name="over"/> more (or stretched).</summary>
    internal static Tensor Run(Tensor x, TensorType type, int[] over, bool inserts)
    {
        var strides = new long[type.Rank];
        for (int d = 0, i = 0; d < type.Rank; d++)
        {
            bool repeated = Array.IndexOf(over, d) >= 0;
            if (!repeated) strides[d] = x.Strides[i];
            if (!repeated || !inserts) i++;
        }
        return Views.Make(new Spread(over, inserts), x, type, strides, x.Offset);
    }

    public void Pull(Pullback pull) => pull[0] = Retype.Run(Summing.Over(pull.Cotangent, over, keep: !inserts), pull.TypeOf(0));
}
