using NamedTorch.Core;
using NamedTorch.Numerics;
using NamedTorch.Ops;

namespace NamedTorch.Gpu;

/// <summary>
/// Reads and writes at computed places. Indices are checked before anything is written, which waits for the device. Values that meet at one
/// place are combined by one thread in ascending order, so that results repeat.
/// </summary>
sealed class GpuPlaces(Programs programs, Backend backend, RowRunner rows) : IPlacesKernel
{
    const int Threads = 256;

    readonly PlaceTemplate template = new(Threads);

    public bool Resolve(
        Tensor places, ReadOnlySpan<Tensor> indices, ReadOnlySpan<long> sizes, ReadOnlySpan<long> strides, ReadOnlySpan<long> along, bool wraps, out int which, out long value)
    {
        for (which = 0; which < indices.Length; which++)
            if (IndexCheck.FirstBad(rows, indices[which], wraps ? -sizes[which] : 0, sizes[which]) is { } bad)
            {
                var index = indices[which];
                value = index.View(TensorType.Scalar, [], index.Offset + bad).Item<long>();
                return false;
            }
        (which, value) = (-1, 0);
        if (places.ElementCount == 0) return true;
        Begin(places, along);
        for (int i = 0; i < indices.Length; i++)
            backend.Map<Step>(DType.Int64).Run(new(sizes[i], strides[i]), places, [places, indices[i]]);
        return true;
    }

    public void Take(Tensor y, Tensor x, Tensor places)
    {
        Refusal.CheckDevices("Index", programs.Accelerator.Device, y, x, places);
        var layout = Layout.Of(y.Sizes, y, x, OnFirst(places, y.Rank));
        if (layout.Count == 0) return;
        var program = programs.Get($"take {y.DType} {layout.Key}", () => template.Take(y.DType, layout));
        Launch(program, layout, y, x, places);
    }

    public void Write(Tensor x, Tensor y, Tensor places, PlaceRule rule)
    {
        Refusal.CheckDevices("IndexPut", programs.Accelerator.Device, x, y, places);
        if (y.ElementCount == 0) return;
        var first = y.View(new(DimList.Unnamed(x.Rank), y.Sizes[1..].ToArray()), y.Strides[1..].ToArray(), y.Offset);
        var rest = Layout.Of(x.Sizes, x, first);
        var program = programs.Get($"put {rule} {x.DType} {rest.Key}", () => template.Put(x.DType, rest, rule));
        List<Argument> arguments = [Buffers.Argument(x), Buffers.Argument(y), Buffers.Argument(places), Argument.Of(rest.Index, rest.Count)];
        foreach (long number in (ReadOnlySpan<long>)[y.Sizes[0], y.Strides[0], places.Offset]) arguments.Add(Argument.Of(ScalarType.Int64, number));
        rest.Give(arguments);
        programs.Launch(program, new((rest.Count + Threads - 1) / Threads), arguments);
        KeepAlive(x, y, places);
    }

    // places[i] = Σ (i's coordinate d)·along[d]: where a tensor of these strides would have its element.
    void Begin(Tensor places, ReadOnlySpan<long> along)
    {
        if (along.Length == 0)
        {
            backend.Map<Copy>(DType.Int64).Run(default, places, [Tensor.Weak(0L)]);
            return;
        }
        var layout = Layout.Of(places.Sizes, places, places.View(places.Type, along.ToArray(), 0));
        var program = programs.Get($"coordinates {layout.Key}", () => template.Coordinates(layout));
        Launch(program, layout, places);
    }

    // Along the first dim as the places lie, repeated along the others.
    static Tensor OnFirst(Tensor places, int rank)
    {
        var sizes = new long[rank];
        Array.Fill(sizes, 1);
        sizes[0] = places.ElementCount;
        var strides = new long[rank];
        strides[0] = 1;
        return places.View(new(DimList.Unnamed(rank), sizes), strides, places.Offset);
    }

    void Launch(Program program, Layout layout, params ReadOnlySpan<Tensor> tensors)
    {
        var arguments = new List<Argument>();
        foreach (var x in tensors) arguments.Add(Buffers.Argument(x));
        arguments.Add(Argument.Of(layout.Index, layout.Count));
        layout.Give(arguments);
        programs.Launch(program, new((layout.Count + Threads - 1) / Threads), arguments);
        KeepAlive(tensors);
    }

    static void KeepAlive(params ReadOnlySpan<Tensor> tensors)
    {
        foreach (var x in tensors) GC.KeepAlive(x.Storage);
    }

    readonly struct Step(Parameter size, Parameter stride) : IBody
    {
        public static int Arity => 2;
        public V Run<V>(V place, V index, V c, V d) where V : ILane<V> => place + V.Select(V.Less(index, V.Zero), index + V.Of(size), index) * V.Of(stride);
    }

    readonly struct Copy : IBody
    {
        public static int Arity => 1;
        public V Run<V>(V a, V b, V c, V d) where V : ILane<V> => a;
    }
}
