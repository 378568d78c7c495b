using NamedTorch.Core;

namespace NamedTorch.Ops;

/// <summary>T(g, w): the gradient of a convolution's input, which is also the transposed convolution of g.</summary>
readonly struct ConvolveInput(ConvolutionPlan plan, int spatial) : IDifferentiable
{
    public Saves Saves => Saves.AllInputs;

    internal static Tensor Run(Tensor g, Tensor w, TensorType type, ConvolutionPlan plan, int spatial)
    {
        var x = Tensor.Allocate(type, g.DType, g.Device);
        if (x.ElementCount > 0) Convolve.Kernel(g).Input(Spatial.Five(x, spatial), Spatial.Five(Trailing.Dense(g), spatial), Convolve.Weight(w), plan);
        return Dispatcher.Applied(new ConvolveInput(plan, spatial), x, g, w);
    }

    public void Pull(Pullback pull)
    {
        var h = pull.Cotangent;
        if (pull.Needs(0)) pull[0] = Convolve.Run(h, pull.Input(1), null, pull.TypeOf(0), plan, spatial);
        if (pull.Needs(1)) pull[1] = ConvolveWeight.Run(pull.Input(0), h, pull.TypeOf(1), plan, spatial);
    }
}
