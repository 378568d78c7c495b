using NamedTorch.Numerics;
using NamedTorch.Ops;

namespace NamedTorch.Gpu;

/// <summary>Layer normalization: one kernel forward, one for x's gradient, one for the parameters'.</summary>
sealed class GpuLayerNorm(RowRunner rows) : ILayerNormKernel
{
    const long PartRows = 64, MostParts = 256;

    public void Forward(Tensor y, Tensor mean, Tensor rstd, Tensor x, Tensor? weight, Tensor? bias, double eps)
    {
        var (count, length) = (x.Sizes[0], x.Sizes[1]);
        var program = new RowProgram("LayerNorm");
        Symbol n = Symbol.Of((Parameter)length), a = program.KeptOperand();
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
        // Few columns and many rows: the rows are cut, so that the whole device sums, and then the sums are summed.
        long part = Math.Max(PartRows, (count + MostParts - 1) / MostParts), parts = count / part, rest = count % part;
        if (parts + (rest > 0 ? 1 : 0) <= 1)
        {
            Parameters(gweight, gbias, g, x, mean, rstd, 0, 1, count);
            return;
        }
        var (type, sums) = (TensorType.Of(parts + (rest > 0 ? 1 : 0), length), x.DType.Register().Element());
        Tensor? weights = gweight is null ? null : Tensor.Allocate(type, sums, x.Device), biases = gbias is null ? null : Tensor.Allocate(type, sums, x.Device);
        Parameters(weights, biases, g, x, mean, rstd, 0, parts, part);
        if (rest > 0) Parameters(weights is null ? null : Row(weights, parts), biases is null ? null : Row(biases, parts), g, x, mean, rstd, parts * part, 1, rest);
        foreach (var (target, some) in new[] { (gweight, weights), (gbias, biases) })
            if (target is not null)
            {
                var program = new RowProgram("Total");
                rows.Run(program.Row(program.Fold<Total>(program.Operand())), sums, RowViews.PerRow(target, type.SizeArray[0]), RowViews.Turned(some!));
            }
    }

    // Sums over parts of so many rows each, from a row on.
    void Parameters(Tensor? gweight, Tensor? gbias, Tensor g, Tensor x, Tensor mean, Tensor rstd, long first, long parts, long part)
    {
        long length = x.Sizes[1];
        var type = TensorType.Of(parts, length, part);
        Tensor Columns(Tensor t) => t.View(type, [part * t.Strides[0], t.Strides[1], t.Strides[0]], t.Offset + first * t.Strides[0]);
        Tensor PerRow(Tensor t) => t.View(type, [part * t.Strides[0], 0, t.Strides[0]], t.Offset + first * t.Strides[0]);
        var program = new RowProgram("LayerNormParameters");
        Symbol h = program.Operand(), a = program.Operand(), m = program.Operand(), r = program.Operand();
        var tensors = new List<Tensor>();
        foreach (var (target, value) in new[] { (gweight, h * (a - m) * r), (gbias, h) })
            if (target is not null)
            {
                program.Row(program.Fold<Total>(value));
                tensors.Add(target.Rank == 1 ? target.View(type, [0, target.Strides[0], 0], target.Offset) : target.View(type, [target.Strides[0], target.Strides[1], 0], target.Offset));
            }
        rows.Run(program, x.DType, [.. tensors, Columns(g), Columns(x), PerRow(mean), PerRow(rstd)]);
    }

    static Tensor Row(Tensor x, long row) => x.View(TensorType.Of(x.Sizes[1]), [x.Strides[1]], x.Offset + row * x.Strides[0]);

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
