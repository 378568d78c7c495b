using NamedTorch.Ops;

namespace NamedTorch.Gpu;

/// <summary>Convolutions of any stride, padding, dilation and number of groups: as matrix products where there are channels enough, else element by element.</summary>
sealed class GpuConvolution(Programs programs, RowRunner rows) : IConvolutionKernel
{
    public void Forward(Tensor y, Tensor x, Tensor w, Tensor? bias, ConvolutionPlan plan)
    {
        long outs = y.Sizes[1], taps = Volume(w);
        var count = Count(y, outs / plan.Groups, y.Sizes[0] * Volume(y), x.Sizes[1] / plan.Groups * taps, plan, rightIsDown: true, out var shape);
        if (shape is { } tiles)
        {
            // (1, outs, 1, 1, 1), stretched over images and places.
            Tensor? wide = bias?.View(new(DimList.Unnamed(5), y.Sizes.ToArray()), [0, bias.Strides[0], 0, 0, 0], bias.Offset);
            Product("convolve", y, wide, tiles, count, plan, w, (result, isWhole) => (ConvolutionTiles.Give(count, result, x, y, outs, w.Offset, bias?.Offset ?? 0, plan), isWhole && bias is not null ? [result, x, w, bias] : [result, x, w]),
                (t, isWhole) => t.Forward(isWhole && bias is not null));
            return;
        }
        var numbers = ConvolutionNumbers.Give(y.ElementCount, x, y, w.Sizes[0], w, bias, w.Sizes[2..], plan);
        Run(bias is null ? "convolve" : "convolve bias", t => t.Forward(bias is not null), numbers, y.ElementCount, bias is null ? [y, x, w] : [y, x, w, bias]);
    }

    public void Input(Tensor gx, Tensor g, Tensor w, ConvolutionPlan plan)
    {
        var count = Count(gx, gx.Sizes[1] / plan.Groups, gx.Sizes[0] * Volume(gx), g.Sizes[1] / plan.Groups * Volume(w), plan, rightIsDown: true, out var shape);
        if (shape is { } tiles)
            Product("convolve input", gx, null, tiles, count, plan, w, (result, _) => (ConvolutionTiles.Give(count, result, gx, g, g.Sizes[1], w.Offset, 0, plan), [result, g, w]), static (t, _) => t.Input());
        else Run("convolve input", static t => t.Input(), ConvolutionNumbers.Give(gx.ElementCount, gx, g, w.Sizes[0], w, null, w.Sizes[2..], plan), gx.ElementCount, gx, g, w);
    }

    public void Weight(Tensor gw, Tensor g, Tensor x, ConvolutionPlan plan)
    {
        long windows = g.Sizes[0] * Volume(g);
        var count = Count(gw, gw.Sizes[0] / plan.Groups, gw.Sizes[1] * Volume(gw), windows, plan, rightIsDown: false, out var shape);
        if (shape is { } tiles)
        {
            Product("convolve weight", gw, null, tiles, count, plan, gw, (result, _) => (ConvolutionTiles.Give(count, result, x, g, g.Sizes[1], 0, 0, plan), [result, g, x]), static (t, _) => t.Weight());
            return;
        }
        var numbers = ConvolutionNumbers.Give(gw.ElementCount, x, g, gw.Sizes[0], gw, null, gw.Sizes[2..], plan);
        numbers.Add(windows);
        // A group per weight.
        Run("convolve weight", static t => t.Weight(), numbers, gw.ElementCount * ConvolutionTemplate.Threads, gw, g, x);
    }

    public void Unfold(Tensor columns, Tensor x, long[] taps, ConvolutionPlan plan) =>
        Run("unfold", static t => t.Unfold(), ConvolutionNumbers.Give(columns.ElementCount, x, columns, x.Sizes[1], null, null, taps, plan), columns.ElementCount, columns, x);

    public void Fold(Tensor x, Tensor columns, long[] taps, ConvolutionPlan plan) =>
        Run("fold", static t => t.Fold(), ConvolutionNumbers.Give(x.ElementCount, x, columns, x.Sizes[1], null, null, taps, plan), x.ElementCount, x, columns);

    static long Volume(Tensor x) => x.Sizes[2] * x.Sizes[3] * x.Sizes[4];

    TileCount Count(Tensor result, long rows, long columns, long depth, ConvolutionPlan plan, bool rightIsDown, out TileShape? shape)
    {
        shape = MatrixChoice.Convolution(result.DType, rows, columns, plan.Groups, rightIsDown, programs.Accelerator.HasMatrixUnits, GpuSettings.Float32Products);
        return new(shape?.Sizes ?? default, rows, columns, depth, plan.Groups);
    }

    // What is written is the result, or, where the depth is split, the parts aside, to which no bias is added yet.
    void Product(string name, Tensor result, Tensor? bias, TileShape shape, TileCount count, ConvolutionPlan plan, Tensor w, Func<Tensor, bool, (List<long> Numbers, Tensor[] Tensors)> give, Func<ConvolutionProduct, bool, Kernel> write)
    {
        var computing = result.DType.Register();
        if (count.Splits > 1)
            Splits.Sum(rows, result, bias is null ? Epilogue.None(computing) : new(static x => x[0] + x[2], computing, bias), count.Splits, aside => Launch(aside, isWhole: false));
        else Launch(result, isWhole: true);

        void Launch(Tensor target, bool isWhole)
        {
            var (numbers, tensors) = give(target, isWhole);
            Refusal.CheckDevices("Conv", programs.Accelerator.Device, target, tensors);
            var index = tensors.Any(static x => Layout.Of(x.Sizes, x).Index == ScalarType.Int64) ? ScalarType.Int64 : ScalarType.Int32;
            long[] taps = w.Sizes[2..].ToArray();
            string key = $"{name} product {shape} {index} {isWhole && bias is not null} {string.Join(' ', [.. taps, .. plan.Stride, .. plan.Dilation])}";
            new Launch(programs).Tensors(tensors).Numbers(index, numbers).Run(programs.Get(key, () => write(new(shape, index, taps, plan), isWhole)), count.Groups);
        }
    }

    void Run(string name, Func<ConvolutionTemplate, Kernel> write, List<long> numbers, long threads, params Tensor[] tensors)
    {
        Refusal.CheckDevices("Conv", programs.Accelerator.Device, tensors[0], tensors);
        var type = tensors[0].DType.Register();
        var index = tensors.Any(static x => Layout.Of(x.Sizes, x).Index == ScalarType.Int64) ? ScalarType.Int64 : ScalarType.Int32;
        var program = programs.Get($"{name} {type} {index}", () => write(new(type, index)));
        new Launch(programs).Tensors(tensors).Numbers(index, numbers).Run(program, threads);
    }
}
