using NamedTorch.Ops;

namespace NamedTorch.Gpu;

/// <summary>Convolutions of any stride, padding, dilation and number of groups.</summary>
sealed class GpuConvolution(Programs programs) : IConvolutionKernel
{
    public void Forward(Tensor y, Tensor x, Tensor w, Tensor? bias, ConvolutionPlan plan)
    {
        var numbers = ConvolutionNumbers.Give(y.ElementCount, x, y, w.Sizes[0], w, bias, w.Sizes[2..], plan);
        Run(bias is null ? "convolve" : "convolve bias", t => t.Forward(bias is not null), numbers, y.ElementCount, bias is null ? [y, x, w] : [y, x, w, bias]);
    }

    public void Input(Tensor gx, Tensor g, Tensor w, ConvolutionPlan plan) =>
        Run("convolve input", static t => t.Input(), ConvolutionNumbers.Give(gx.ElementCount, gx, g, w.Sizes[0], w, null, w.Sizes[2..], plan), gx.ElementCount, gx, g, w);

    public void Weight(Tensor gw, Tensor g, Tensor x, ConvolutionPlan plan)
    {
        var numbers = ConvolutionNumbers.Give(gw.ElementCount, x, g, gw.Sizes[0], gw, null, gw.Sizes[2..], plan);
        numbers.Add(g.Sizes[0] * g.Sizes[2] * g.Sizes[3] * g.Sizes[4]);
        // A group per weight.
        Run("convolve weight", static t => t.Weight(), numbers, gw.ElementCount * ConvolutionTemplate.Threads, gw, g, x);
    }

    public void Unfold(Tensor columns, Tensor x, long[] taps, ConvolutionPlan plan) =>
        Run("unfold", static t => t.Unfold(), ConvolutionNumbers.Give(columns.ElementCount, x, columns, x.Sizes[1], null, null, taps, plan), columns.ElementCount, columns, x);

    public void Fold(Tensor x, Tensor columns, long[] taps, ConvolutionPlan plan) =>
        Run("fold", static t => t.Fold(), ConvolutionNumbers.Give(x.ElementCount, x, columns, x.Sizes[1], null, null, taps, plan), x.ElementCount, x, columns);

    void Run(string name, Func<ConvolutionTemplate, Kernel> write, List<long> numbers, long threads, params Tensor[] tensors)
    {
        Refusal.CheckDevices("Conv", programs.Accelerator.Device, tensors[0], tensors);
        var type = tensors[0].DType.Register();
        var index = tensors.Any(static x => Layout.Of(x.Sizes, x).Index == ScalarType.Int64) ? ScalarType.Int64 : ScalarType.Int32;
        var program = programs.Get($"{name} {type} {index}", () => write(new(type, index)));
        new Launch(programs).Tensors(tensors).Numbers(index, numbers).Run(program, threads);
    }
}
