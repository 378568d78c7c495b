namespace NamedTorch.Gpu;

/// <summary>
/// Writes convolutions directly: a thread, or a team of them for a weight, per element of the result. Every kernel is for one dtype; x has any
/// strides, everything else is dense.
/// </summary>
sealed class ConvolutionTemplate(ScalarType type, ScalarType index)
{
    internal const int Threads = 256;

    /// <summary>y = bias + Σ w·x.</summary>
    internal Kernel Forward(bool hasBias)
    {
        var k = new KernelBuilder("convolve", Threads);
        MemoryArray y = k.Output("y", type.Element()), x = k.Input("x", type.Element()), w = k.Input("w", type.Element());
        var bias = hasBias ? k.Input("bias", type.Element()) : null;
        var n = new ConvolutionNumbers(k, index);
        k.Each(n.Count, i =>
        {
            var place = Sliding.Split(i, n.Sliding.Outputs, out var rest);
            Value o = rest % n.Outs, image = rest / n.Outs, group = o / n.OutsPerGroup;
            var sum = k.Variable(bias is null ? k.Whole(type, 0) : k.Load(bias, n.BiasStart + o));
            k.For(n.Sliding.Zero, n.InsPerGroup, n.Sliding.One, c =>
            {
                // A channel's taps are summed apart: short sums lose little.
                var part = k.Variable(k.Whole(type, 0));
                n.Sliding.EachTap(tap =>
                {
                    var (at, isInside) = n.Sliding.Input(place, tap);
                    var weight = k.Load(w, n.WeightStart + Sliding.Join(o * n.InsPerGroup + c, n.Sliding.Taps, tap));
                    k.Set(part, k.MultiplyAdd(weight, k.Load(x, n.X(image, group * n.InsPerGroup + c, at), isInside), part));
                });
                k.Set(sum, sum + part);
            });
            k.Store(y, n.OutStart + i, sum);
        });
        return k.Finish();
    }

    /// <summary>gx = Σ w·g over the windows that see the element.</summary>
    internal Kernel Input()
    {
        var k = new KernelBuilder("convolve_input", Threads);
        MemoryArray gx = k.Output("gx", type.Element()), g = k.Input("g", type.Element()), w = k.Input("w", type.Element());
        var n = new ConvolutionNumbers(k, index);
        k.Each(n.Count, i =>
        {
            var place = Sliding.Split(i, n.Sliding.Inputs, out var rest);
            Value channel = rest % n.Ins, image = rest / n.Ins, group = channel / n.InsPerGroup, c = channel % n.InsPerGroup;
            var sum = k.Variable(k.Whole(type, 0));
            k.For(n.Sliding.Zero, n.OutsPerGroup, n.Sliding.One, j =>
            {
                var o = group * n.OutsPerGroup + j;
                var part = k.Variable(k.Whole(type, 0));
                n.Sliding.EachTap(tap =>
                {
                    var (at, isThere) = n.Sliding.Output(place, tap);
                    var weight = k.Load(w, n.WeightStart + Sliding.Join(o * n.InsPerGroup + c, n.Sliding.Taps, tap));
                    k.Set(part, k.MultiplyAdd(weight, k.Load(g, n.OutStart + Sliding.Join(image * n.Outs + o, n.Sliding.Outputs, at), isThere), part));
                });
                k.Set(sum, sum + part);
            });
            k.Store(gx, n.X(image, channel, place), sum);
        });
        return k.Finish();
    }

    /// <summary>gw = Σ g·x over images and windows, by a team per weight.</summary>
    internal Kernel Weight()
    {
        var k = new KernelBuilder("convolve_weight", Threads);
        MemoryArray gw = k.Output("gw", type.Element()), g = k.Input("g", type.Element()), x = k.Input("x", type.Element());
        var n = new ConvolutionNumbers(k, index);
        var windows = k.Number(index);
        var team = new FoldTeam(k, type, Threads, isRow: true);
        var i = k.Convert(k.At(Position.GroupX), index);
        var tap = Sliding.Split(i, n.Sliding.Taps, out var rest);
        Value c = rest % n.InsPerGroup, o = rest / n.InsPerGroup, channel = o / n.OutsPerGroup * n.InsPerGroup + c;
        var sum = team.Fold(n.Sliding.Zero, windows, () => k.Whole(type, 0), window =>
        {
            var place = Sliding.Split(window, n.Sliding.Outputs, out var image);
            var (at, isInside) = n.Sliding.Input(place, tap);
            return k.Load(g, n.OutStart + Sliding.Join(image * n.Outs + o, n.Sliding.Outputs, place)) * k.Load(x, n.X(image, channel, at), isInside);
        }, static (a, b) => a + b);
        k.If(team.IsFirst, () => k.Store(gw, n.WeightStart + i, sum));
        return k.Finish();
    }

    /// <summary>columns = the windows of x.</summary>
    internal Kernel Unfold()
    {
        var k = new KernelBuilder("unfold", Threads);
        MemoryArray columns = k.Output("columns", type.Element()), x = k.Input("x", type.Element());
        var n = new ConvolutionNumbers(k, index);
        k.Each(n.Count, i =>
        {
            var place = Sliding.Split(i, n.Sliding.Outputs, out var rest);
            var tap = Sliding.Split(rest, n.Sliding.Taps, out var image);
            var (at, isInside) = n.Sliding.Input(place, tap);
            k.Store(columns, n.OutStart + i, k.Load(x, n.X(image / n.Ins, image % n.Ins, at), isInside));
        });
        return k.Finish();
    }

    /// <summary>x = the sum of the windows that see each element.</summary>
    internal Kernel Fold()
    {
        var k = new KernelBuilder("fold", Threads);
        MemoryArray x = k.Output("x", type.Element()), columns = k.Input("columns", type.Element());
        var n = new ConvolutionNumbers(k, index);
        k.Each(n.Count, i =>
        {
            var place = Sliding.Split(i, n.Sliding.Inputs, out var plane);
            var sum = k.Variable(k.Whole(type, 0));
            n.Sliding.EachTap(tap =>
            {
                var (at, isThere) = n.Sliding.Output(place, tap);
                k.Set(sum, sum + k.Load(columns, n.OutStart + Sliding.Join(Sliding.Join(plane, n.Sliding.Taps, tap), n.Sliding.Outputs, at), isThere));
            });
            k.Store(x, n.X(plane / n.Ins, plane % n.Ins, place), sum);
        });
        return k.Finish();
    }
}
