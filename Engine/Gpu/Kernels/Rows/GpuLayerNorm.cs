using NamedTorch.Numerics;
using NamedTorch.Ops;

namespace NamedTorch.Gpu;

/// <summary>Layer normalization: one kernel forward, one for x's gradient, one for the parameters'.</summary>
sealed class GpuLayerNorm(RowRunner rows) : ILayerNormKernel
{
    public void Forward(Tensor y, Tensor mean, Tensor rstd, Tensor x, Tensor? weight, Tensor? bias, double eps)
    {
        var (count, length) = (x.Sizes[0], x.Sizes[1]);
        var program = new RowProgram("LayerNorm");
        Symbol n = Symbol.Of((Parameter)length), a = program.Operand();
        var m = program.Fold<Total>(a) / n;
        var r = Symbol.Of(1) / Symbol.Sqrt(program.Fold<Total>((a - m) * (a - m)) / n + Symbol.Of((Parameter)eps));
        var result = (a - m) * r;
        List<Tensor> tensors = [y, RowViews.PerRow(mean, length), RowViews.PerRow(rstd, length), x];
        if (weight is not null)
        {
            result *= program.Operand();
            tensors.Add(RowViews.PerElement(weight, count));
        }
        if (bias is not null)
        {
            result += program.Operand();
            tensors.Add(RowViews.PerElement(bias, count));
        }
        rows.Run(program.Element(result).Row(m).Row(r), x.DType, [.. tensors]);
    }

    public void Backward(Tensor? gx, Tensor? gweight, Tensor? gbias, Tensor g, Tensor x, Tensor mean, Tensor rstd, Tensor? weight)
    {
        if (gx is not null) Input(gx, g, x, mean, rstd, weight);
        if (gweight is null && gbias is null) return;
        var (count, length) = (x.Sizes[0], x.Sizes[1]);
        var program = new RowProgram("LayerNormParameters");
        Symbol h = program.Operand(), a = program.Operand(), m = program.Operand(), r = program.Operand();
        var tensors = new List<Tensor>();
        foreach (var (target, value) in new[] { (gweight, h * (a - m) * r), (gbias, h) })
            if (target is not null)
            {
                program.Row(program.Fold<Total>(value));
                tensors.Add(RowViews.PerRow(target, count));
            }
        rows.Run(program, x.DType, [.. tensors, RowViews.Turned(g), RowViews.Turned(x), RowViews.PerElement(mean, length), RowViews.PerElement(rstd, length)]);
    }

    void Input(Tensor gx, Tensor g, Tensor x, Tensor mean, Tensor rstd, Tensor? weight)
    {
        var (count, length) = (x.Sizes[0], x.Sizes[1]);
        var program = new RowProgram("LayerNormGradient");
        Symbol n = Symbol.Of((Parameter)length), h = program.Operand(), a = program.Operand(), m = program.Operand(), r = program.Operand();
        List<Tensor> tensors = [gx, g, x, RowViews.PerRow(mean, length), RowViews.PerRow(rstd, length)];
        if (weight is not null)
        {
            h *= program.Operand();
            tensors.Add(RowViews.PerElement(weight, count));
        }
        var normal = (a - m) * r;
        Symbol sum = program.Fold<Total>(h), along = program.Fold<Total>(h * normal);
        rows.Run(program.Element(r * (h - sum / n - normal * along / n)), x.DType, [.. tensors]);
    }
}
