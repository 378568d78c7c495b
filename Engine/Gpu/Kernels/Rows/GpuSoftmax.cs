using NamedTorch.Ops;

namespace NamedTorch.Gpu;

/// <summary>Softmax and its logarithm, each in one kernel.</summary>
sealed class GpuSoftmax(RowRunner rows) : ISoftmaxKernel
{
    public void Forward(Tensor y, Tensor x, int dim)
    {
        var program = new RowProgram("Softmax");
        var a = program.Operand();
        var largest = program.Fold<Largest>(a);
        var share = Symbol.Exp(a - largest);
        Run(program.Element(share / program.Fold<Total>(share)), dim, y, x);
    }

    public void Backward(Tensor gx, Tensor y, Tensor g, int dim)
    {
        var program = new RowProgram("SoftmaxGradient");
        Symbol b = program.Operand(), h = program.Operand();
        Run(program.Element(b * (h - program.Fold<Total>(b * h))), dim, gx, y, g);
    }

    public void LogForward(Tensor y, Tensor x, int dim)
    {
        var program = new RowProgram("LogSoftmax");
        var a = program.Operand();
        var largest = program.Fold<Largest>(a);
        var sum = program.Fold<Total>(Symbol.Exp(a - largest));
        Run(program.Element(a - largest - Symbol.Log(sum)), dim, y, x);
    }

    public void LogBackward(Tensor gx, Tensor y, Tensor g, int dim)
    {
        var program = new RowProgram("LogSoftmaxGradient");
        Symbol b = program.Operand(), h = program.Operand();
        Run(program.Element(h - Symbol.Exp(b) * program.Fold<Total>(h)), dim, gx, y, g);
    }

    void Run(RowProgram program, int dim, params Tensor[] tensors) => rows.Run(program, tensors[0].DType, [.. tensors.Select(x => RowViews.Last(x, dim))]);
}
