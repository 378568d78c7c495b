using NamedTorch.Core;

namespace NamedTorch.Ops;

/// <summary>Dims of x walked together: several dims become one, whose place i is place i of each. A view; its adjoint is <see cref="SetApart"/>.</summary>
/// <param name="sources">For every dim of x the dim of the result it belongs to.</param>
readonly struct WalkedTogether(int[] sources) : IDifferentiable
{
    public Saves Saves => Saves.Nothing;

    internal static Tensor Run(Tensor x, TensorType type, int[] sources) => Views.Make(new WalkedTogether(sources), x, type, Strides(x, type.Rank, sources), x.Offset);

    internal static long[] Strides(Tensor x, int rank, int[] sources)
    {
        var strides = new long[rank];
        for (int d = 0; d < sources.Length; d++) strides[sources[d]] += x.Strides[d];
        return strides;
    }

    public void Pull(Pullback pull) => pull[0] = SetApart.Run(pull.Cotangent, pull.TypeOf(0), sources);
}

/// <summary>x on the diagonal of zeros; its adjoint is <see cref="WalkedTogether"/>.</summary>
readonly struct SetApart(int[] sources) : IDifferentiable
{
    public Saves Saves => Saves.Nothing;

    internal static Tensor Run(Tensor x, TensorType type, int[] sources)
    {
        var whole = Full.Run(type, 0, x.DType, x.Device);
        Copying.Run(whole.View(x.Type, WalkedTogether.Strides(whole, x.Rank, sources), 0), x);
        return Dispatcher.Applied(new SetApart(sources), whole, x);
    }

    public void Pull(Pullback pull) => pull[0] = WalkedTogether.Run(pull.Cotangent, pull.TypeOf(0), sources);
}
