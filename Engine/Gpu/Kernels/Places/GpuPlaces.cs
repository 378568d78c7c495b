using NamedTorch.Core;
using NamedTorch.Numerics;
using NamedTorch.Ops;

namespace NamedTorch.Gpu;

/// <summary>
/// Reads and writes at computed places. Indices are checked before anything is written, which waits for the device. Values that meet at one
/// place are combined by one thread in ascending order, so that results repeat; many places are sorted, so that each thread sees its own only.
/// </summary>
sealed class GpuPlaces(Programs programs, Backend backend, RowRunner rows) : IPlacesKernel
{
    // As many are gone through by each thread; more are sorted first.
    const int FewPlaces = 32;

    readonly LineSort sort = new(programs);

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
        var program = programs.Get($"take {y.DType} {layout.Key}", () => PlaceTemplate.Take(y.DType, layout));
        new Launch(programs).Tensors(y, x, places).Numbers(layout.Index, layout.Count).Walk(layout).Run(program, layout.Count);
    }

    public void Write(Tensor x, Tensor y, Tensor places, PlaceRule rule)
    {
        Refusal.CheckDevices("IndexPut", programs.Accelerator.Device, x, y, places);
        if (y.ElementCount == 0) return;
        var first = y.View(new(DimList.Unnamed(x.Rank), y.Sizes[1..].ToArray()), y.Strides[1..].ToArray(), y.Offset);
        var rest = Layout.Of(x.Sizes, x, first);
        if (y.Sizes[0] > FewPlaces)
        {
            long count = y.Sizes[0];
            Tensor sorted = Tensor.Allocate(TensorType.Of(count), DType.Int64, x.Device), order = Tensor.Allocate(TensorType.Of(count), DType.Int64, x.Device);
            sort.Run(places.View(TensorType.Of(count), [1], places.Offset), 0, DType.Int64, descending: false, 0, sorted, order);
            rest = rest.Widened();
            var runs = programs.Get($"put runs {rule} {x.DType} {rest.Key}", () => SegmentTemplate.Put(x.DType, rest, rule));
            new Launch(programs).Tensors(x, y, sorted, order).Numbers(ScalarType.Int64, count * rest.Count, count, rest.Count, y.Strides[0]).Walk(rest).Run(runs, count * rest.Count);
            return;
        }
        var program = programs.Get($"put {rule} {x.DType} {rest.Key}", () => PlaceTemplate.Put(x.DType, rest, rule));
        new Launch(programs).Tensors(x, y, places).Numbers(rest.Index, rest.Count).Numbers(ScalarType.Int64, y.Sizes[0], y.Strides[0], places.Offset).Walk(rest).Run(program, rest.Count);
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
        var program = programs.Get($"coordinates {layout.Key}", () => PlaceTemplate.Coordinates(layout));
        new Launch(programs).Tensors(places).Numbers(layout.Index, layout.Count).Walk(layout).Run(program, layout.Count);
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

    readonly struct Step(Parameter size, Parameter stride) : IBody
    {
        public static int Arity => 2;

        // An index out of range was refused before, but for replays of a captured step: those read the first element and say so later.
        public V Run<V>(V place, V index, V c, V d) where V : ILane<V>
        {
            var wrapped = V.Select(V.Less(index, V.Zero), index + V.Of(size), index);
            return place + V.Select(V.Less(wrapped, V.Zero), V.Zero, V.Select(V.Less(wrapped, V.Of(size)), wrapped, V.Zero)) * V.Of(stride);
        }
    }

    readonly struct Copy : IBody
    {
        public static int Arity => 1;
        public V Run<V>(V a, V b, V c, V d) where V : ILane<V> => a;
    }
}
