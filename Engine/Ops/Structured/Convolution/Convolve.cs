using NamedTorch.Core;

namespace NamedTorch.Ops;

/// <summary>
/// y = C(x, w) + bias, the last <c>spatial</c> dims sliding. With <see cref="ConvolveInput"/> and <see cref="ConvolveWeight"/> it is
/// closed under differentiation: ⟨g, C(x, w)⟩ = ⟨T(g, w), x⟩ = ⟨W(g, x), w⟩.
/// </summary>
readonly struct Convolve(ConvolutionPlan plan, int spatial) : IDifferentiable
{
    public Saves Saves => Saves.Input(0) | Saves.Input(1);

    internal static Tensor Run(Tensor x, Tensor w, Tensor? bias, TensorType type, ConvolutionPlan plan, int spatial)
    {
        var y = Tensor.Allocate(type, x.DType, x.Device);
        if (y.ElementCount > 0) Kernel(x).Forward(Spatial.Five(y, spatial), Spatial.Five(x, spatial), Weight(w), bias is null ? null : Trailing.Dense(bias), plan);
        return Dispatcher.Applied(new Convolve(plan, spatial), y, bias is null ? [x, w] : [x, w, bias]);
    }

    public void Pull(Pullback pull)
    {
        var g = pull.Cotangent;
        if (pull.Needs(0)) pull[0] = ConvolveInput.Run(g, pull.Input(1), pull.TypeOf(0), plan, spatial);
        if (pull.Needs(1)) pull[1] = ConvolveWeight.Run(g, pull.Input(0), pull.TypeOf(1), plan, spatial);
        if (pull.Count > 2 && pull.Needs(2)) pull[2] = Affine.Gradient(g, [g.Rank - spatial - 1], pull.TypeOf(2));
    }

    internal static IConvolutionKernel Kernel(Tensor x) => Required.Kernel<IConvolutionKernel>("Conv", x);

    internal static Tensor Weight(Tensor w) => Spatial.Five(Trailing.Dense(w), w.Rank - 2);
}
