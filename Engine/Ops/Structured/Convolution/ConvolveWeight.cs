using NamedTorch.Core;

namespace NamedTorch.Ops;

/// <summary>W(g, x): the gradient of a convolution's weight.</summary>
readonly struct ConvolveWeight(ConvolutionPlan plan, int spatial) : IDifferentiable
{
    public Saves Saves => Saves.AllInputs;

    internal static Tensor Run(Tensor g, Tensor x, TensorType type, ConvolutionPlan plan, int spatial)
    {
        var w = Tensor.Allocate(type, g.DType, g.Device);
        if (w.ElementCount > 0) Convolve.Kernel(g).Weight(Spatial.Five(w, spatial), Spatial.Five(Trailing.Dense(g), spatial), Spatial.Five(x, spatial), plan);
        return Dispatcher.Applied(new ConvolveWeight(plan, spatial), w, g, x);
    }

    public void Pull(Pullback pull)
    {
        var v = pull.Cotangent;
        if (pull.Needs(0)) pull[0] = Convolve.Run(pull.Input(1), v, null, pull.TypeOf(0), plan, spatial);
        if (pull.Needs(1)) pull[1] = ConvolveInput.Run(pull.Input(0), v, pull.TypeOf(1), plan, spatial);
    }
}
