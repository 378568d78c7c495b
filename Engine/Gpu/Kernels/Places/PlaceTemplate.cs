using NamedTorch.Ops;

namespace NamedTorch.Gpu;

/// <summary>Writes the kernels that read and write at computed places.</summary>
static class PlaceTemplate
{
    const int Threads = 256;

    /// <summary>y[i] = where a tensor of the second walk has its element i.</summary>
    internal static Kernel Coordinates(Layout layout)
    {
        var k = new KernelBuilder("coordinates", Threads);
        var y = k.Output("y", DType.Int64);
        k.Each(k.Number(layout.Index), i =>
        {
            var places = layout.Places(k, i);
            k.Store(y, places[0], k.Convert(places[1], ScalarType.Int64));
        });
        return k.Finish();
    }

    /// <summary>y[i, …] = x[…] moved by places[i].</summary>
    internal static Kernel Take(DType dtype, Layout layout)
    {
        var k = new KernelBuilder("take", Threads);
        MemoryArray y = k.Output("y", dtype), x = k.Input("x", dtype), at = k.Input("at", DType.Int64);
        k.Each(k.Number(layout.Index), i =>
        {
            var places = layout.Places(k, i);
            k.Store(y, places[0], k.Load(x, k.Convert(places[1], ScalarType.Int64) + k.Load(at, places[2])));
        });
        return k.Finish();
    }

    /// <summary>x[…] moved by places[i] meets y[i, …], by a thread per element of x's rest, for i in ascending order.</summary>
    internal static Kernel Put(DType dtype, Layout rest, PlaceRule rule)
    {
        var type = dtype.Register();
        var k = new KernelBuilder("put_" + rule, Threads);
        MemoryArray x = k.Output("x", dtype), y = k.Input("y", dtype), at = k.Input("at", DType.Int64);
        k.Each(k.Number(rest.Index), e =>
        {
            Value count = k.Number(ScalarType.Int64), step = k.Number(ScalarType.Int64), first = k.Number(ScalarType.Int64);
            var places = rest.Places(k, e);
            Value to = k.Convert(places[0], ScalarType.Int64), from = k.Convert(places[1], ScalarType.Int64);
            k.For(k.Whole(ScalarType.Int64, 0), count, k.Whole(ScalarType.Int64, 1), i =>
            {
                Value place = to + k.Load(at, first + i), value = k.Load(y, from + i * step);
                k.Store(x, place, rule == PlaceRule.Put ? value : Elements.Write(k, Combined(k, rule, k.Load(x, place), value), dtype));
            });
        });
        return k.Finish();
    }

    /// <summary>What is there and what comes, by a rule other than putting.</summary>
    internal static Value Combined(KernelBuilder k, PlaceRule rule, Value there, Value value) => rule switch
    {
        PlaceRule.Add => there + value,
        PlaceRule.Multiply => there * value,
        PlaceRule.Maximum => k.Apply(BinaryOperator.Maximum, there, value),
        _ => k.Apply(BinaryOperator.Minimum, there, value),
    };
}
