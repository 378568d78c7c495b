using NamedTorch.Ops;

namespace NamedTorch.Gpu;

/// <summary>Elements picked along one dim: a thread per element; and put back in order, so that sums repeat: long lines are sorted by place first.</summary>
sealed class GpuAlong(Programs programs) : IAlongKernel
{
    const int Threads = 256, ShortLine = 32;

    readonly LineSort sort = new(programs);

    public void Take(Tensor result, Tensor x, Tensor indices, int dim)
    {
        Refusal.CheckDevices("Gather", programs.Accelerator.Device, result, x, indices);
        // x stands still along the dim; the index moves it.
        var layout = Layout.Of(result.Sizes, result, RowViews.Still(x, result.Sizes, dim), indices);
        var program = programs.Get($"along {x.DType} {layout.Key}", () =>
        {
            var k = new KernelBuilder("take_along", Threads);
            MemoryArray y = k.Output("y", x.DType), from = k.Input("x", x.DType), index = k.Input("index", DType.Int64);
            k.Each(k.Number(layout.Index), i =>
            {
                var step = k.Number(ScalarType.Int64);
                var places = layout.Places(k, i);
                k.Store(y, places[0], k.Load(from, k.Convert(places[1], ScalarType.Int64) + k.Load(index, places[2]) * step));
            });
            return k.Finish();
        });
        new Launch(programs).Tensors(result, x, indices).Numbers(layout.Index, layout.Count).Numbers(ScalarType.Int64, x.Strides[dim]).Walk(layout).Run(program, layout.Count);
    }

    public void Add(Tensor result, Tensor x, Tensor indices, int dim) => Write(result, x, indices, dim, adds: true);

    /// <summary>result[…, indices[…, j, …], …] = x[…, j, …], or added to what is there, in order of j.</summary>
    internal void Write(Tensor result, Tensor x, Tensor indices, int dim, bool adds)
    {
        Refusal.CheckDevices("ScatterAdd", programs.Accelerator.Device, result, x, indices);
        if (x.ElementCount == 0) return;
        long[] lines = x.Sizes.ToArray();
        lines[dim] = 1;
        var layout = Layout.Of(lines, RowViews.Still(result, lines, dim), RowViews.Still(x, lines, dim), RowViews.Still(indices, lines, dim));
        if (x.Sizes[dim] > ShortLine)
        {
            WriteSorted(result, x, indices, dim, adds);
            return;
        }
        var program = programs.Get($"put along {adds} {x.DType} {layout.Key}", () =>
        {
            var k = new KernelBuilder("put_along", Threads);
            MemoryArray to = k.Output("y", x.DType), from = k.Input("x", x.DType), index = k.Input("index", DType.Int64);
            k.Each(k.Number(layout.Index), i =>
            {
                Value count = k.Number(layout.Index), toStep = k.Number(ScalarType.Int64), fromStep = k.Number(layout.Index), indexStep = k.Number(layout.Index);
                var places = layout.Places(k, i);
                k.For(k.Whole(layout.Index, 0), count, k.Whole(layout.Index, 1), j =>
                {
                    var place = k.Convert(places[0], ScalarType.Int64) + k.Load(index, places[2] + j * indexStep) * toStep;
                    var value = k.Load(from, places[1] + j * fromStep);
                    k.Store(to, place, adds ? Elements.Write(k, k.Load(to, place) + value, x.DType) : value);
                });
            });
            return k.Finish();
        });
        new Launch(programs).Tensors(result, x, indices).Numbers(layout.Index, layout.Count, x.Sizes[dim]).Numbers(ScalarType.Int64, result.Strides[dim])
            .Numbers(layout.Index, x.Strides[dim], indices.Strides[dim]).Walk(layout).Run(program, layout.Count);
    }

    void WriteSorted(Tensor result, Tensor x, Tensor indices, int dim, bool adds)
    {
        Tensor sorted = LineSort.Scratch(x, dim, DType.Int64), order = LineSort.Scratch(x, dim, DType.Int64);
        sort.Run(indices, dim, DType.Int64, descending: false, 0, sorted, order);
        long[] lines = x.Sizes.ToArray();
        lines[dim] = 1;
        var layout = Layout.Of(lines, RowViews.Still(result, lines, dim), RowViews.Still(x, lines, dim)).Widened();
        var rule = adds ? PlaceRule.Add : PlaceRule.Put;
        var program = programs.Get($"put runs along {rule} {x.DType} {layout.Key}", () => SegmentTemplate.Along(x.DType, layout, rule));
        new Launch(programs).Tensors(result, x, sorted, order).Numbers(ScalarType.Int64, x.ElementCount, x.Sizes[dim], result.Strides[dim], x.Strides[dim]).Walk(layout).Run(program, x.ElementCount);
    }
}
