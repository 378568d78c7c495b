using NamedTorch.Ops;

namespace NamedTorch.Gpu;

/// <summary>
/// Writes convolutions as matrix products whose operands are windows of images, found where they are rather than unfolded: a batch of as many products as there
/// are groups of channels. A window's size, stride and dilation belong to the kernel.
/// </summary>
/// <param name="shape">How the products are cut.</param>
/// <param name="index">The type of indices.</param>
/// <param name="taps">Sizes of a window.</param>
/// <param name="plan">How it slides.</param>
sealed class ConvolutionProduct(TileShape shape, ScalarType index, long[] taps, ConvolutionPlan plan)
{
    readonly long tapCount = taps[0] * taps[1] * taps[2];

    /// <summary>y[image, o, place] = bias[o] + Σ w[o, (channel, tap)] · x[image, channel, place at tap].</summary>
    internal Kernel Forward(bool hasBias)
    {
        var k = new KernelBuilder("convolve_product", shape.Sizes.Threads);
        MemoryArray y = k.Output("y", shape.Result), x = k.Input("x", shape.Element), w = k.Input("w", shape.Element);
        var bias = hasBias ? k.Input("bias", shape.Element) : null;
        var n = new ConvolutionTiles(k, index, shape.Sizes, taps, plan);
        var places = n.Volume(n.Sliding.Outputs);
        var left = new TileSource(w, shape.Left, o => Line(n.WeightStart + n.Out(o) * n.Inner, o < n.Rows, n.Inner), n.Rows, n.Inner);
        var right = new TileSource(x, shape.Right, column =>
        {
            var place = Sliding.Split(column, n.Sliding.Outputs, out var image);
            return depth =>
            {
                var tap = Sliding.Split(depth, n.Sliding.Taps, out var channel);
                var (at, isInside) = n.Sliding.Input(place, tap);
                return (n.X(image, n.In(channel), at), column < n.Columns & depth < n.Inner & isInside);
            };
        }, n.Columns, n.Inner);
        var result = new TileResult(k, y, column => Planes(n, n.ResultStart, column, places, n.Outs, n.Out), n.Rows, n.Columns,
            (sum, row, _, isThere, _) => bias is null ? sum : sum + k.Load(bias, n.BiasStart + n.Out(row), isThere));
        TileProduct.Write(k, shape, left, right, result, n.Grid);
        return k.Finish();
    }

    /// <summary>gx[image, channel, place] = Σ w[(o, tap), channel] · g[image, o, the window that has the place at this tap].</summary>
    internal Kernel Input()
    {
        var k = new KernelBuilder("convolve_product_input", shape.Sizes.Threads);
        MemoryArray gx = k.Output("gx", shape.Result), g = k.Input("g", shape.Element), w = k.Input("w", shape.Element);
        var n = new ConvolutionTiles(k, index, shape.Sizes, taps, plan);
        var places = n.Volume(n.Sliding.Inputs);
        var left = new TileSource(w, shape.Left, channel => depth =>
            (n.WeightStart + (n.Out(depth / tapCount) * n.InsPerGroup + channel) * tapCount + depth % tapCount, channel < n.Rows & depth < n.Inner), n.Rows, n.Inner);
        var right = new TileSource(g, shape.Right, column =>
        {
            var place = Sliding.Split(column, n.Sliding.Inputs, out var image);
            return depth =>
            {
                var tap = Sliding.Split(depth, n.Sliding.Taps, out var o);
                var (at, isThere) = n.Sliding.Output(place, tap);
                return (n.OutStart + Sliding.Join(image * n.Outs + n.Out(o), n.Sliding.Outputs, at), column < n.Columns & depth < n.Inner & isThere);
            };
        }, n.Columns, n.Inner);
        TileProduct.Write(k, shape, left, right, new(k, gx, column => Planes(n, n.ResultStart, column, places, n.Ins, n.In), n.Rows, n.Columns, static (sum, _, _, _, _) => sum), n.Grid);
        return k.Finish();
    }

    /// <summary>gw[o, (channel, tap)] = Σ g[o, (image, place)] · x[image, channel, place at tap].</summary>
    internal Kernel Weight()
    {
        var k = new KernelBuilder("convolve_product_weight", shape.Sizes.Threads);
        MemoryArray gw = k.Output("gw", shape.Result), g = k.Input("g", shape.Element), x = k.Input("x", shape.Element);
        var n = new ConvolutionTiles(k, index, shape.Sizes, taps, plan);
        var places = n.Volume(n.Sliding.Outputs);
        var left = new TileSource(g, shape.Left, o => depth => (n.OutStart + (depth / places * n.Outs + n.Out(o)) * places + depth % places, o < n.Rows & depth < n.Inner), n.Rows, n.Inner);
        var right = new TileSource(x, shape.Right, column =>
        {
            var tap = Sliding.Split(column, n.Sliding.Taps, out var channel);
            return depth =>
            {
                var place = Sliding.Split(depth, n.Sliding.Outputs, out var image);
                var (at, isInside) = n.Sliding.Input(place, tap);
                return (n.X(image, n.In(channel), at), column < n.Columns & depth < n.Inner & isInside);
            };
        }, n.Columns, n.Inner);
        TileProduct.Write(k, shape, left, right, new(k, gw, column => row => n.ResultStart + n.Out(row) * n.Columns + column, n.Rows, n.Columns, static (sum, _, _, _, _) => sum), n.Grid);
        return k.Finish();
    }

    static Func<Value, (Value, Value)> Line(Value start, Value isThere, Value inner) => depth => (start + depth, isThere & depth < inner);

    // A column is a place of an image; the rows are channels.
    static Func<Value, Value> Planes(ConvolutionTiles n, Value start, Value column, Value places, Value channels, Func<Value, Value> channel)
    {
        Value image = column / places, first = start + image * channels * places + column % places;
        return row => first + channel(row) * places;
    }
}
