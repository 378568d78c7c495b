using NamedTorch.Ops;

namespace NamedTorch.Gpu;

/// <summary>Binary search in sorted rows, a thread per value.</summary>
sealed class GpuSearch(Programs programs) : ISearchKernel
{
    const int Threads = 256;

    public void Search(Tensor places, Tensor sorted, Tensor values, bool right)
    {
        Refusal.CheckDevices("SearchSorted", programs.Accelerator.Device, places, sorted, values);
        if (values.ElementCount == 0) return;
        var program = programs.Get($"search {values.DType} {right}", () => Write(values.DType, right));
        long perRow = sorted.Rank == 1 ? values.ElementCount : values.Sizes[^1];
        new Launch(programs).Tensors(places, sorted, values)
            .Numbers(ScalarType.Int64, values.ElementCount, sorted.Sizes[^1], perRow, places.Offset, sorted.Offset, values.Offset).Run(program, values.ElementCount);
    }

    static Kernel Write(DType dtype, bool right)
    {
        var index = ScalarType.Int64;
        var k = new KernelBuilder("search", Threads);
        MemoryArray places = k.Output("places", DType.Int64), sorted = k.Input("sorted", dtype), values = k.Input("values", dtype);
        Value count = k.Number(index), length = k.Number(index), perRow = k.Number(index), toFirst = k.Number(index), sortedFirst = k.Number(index), valuesFirst = k.Number(index);
        k.Each(count, i =>
        {
            Value value = k.Load(values, valuesFirst + i), start = sortedFirst + i / perRow * length;
            Value low = k.Variable(k.Whole(index, 0)), high = k.Variable(length);
            k.While(() => low < high, () =>
            {
                var middle = low + high >> 1;
                var isBefore = IsBefore(k, k.Load(sorted, start + middle), value, right);
                k.Set(low, k.Select(isBefore, middle + 1, low));
                k.Set(high, k.Select(isBefore, high, middle));
            });
            k.Store(places, toFirst + i, low);
        });
        return k.Finish();
    }

    // NaN is greater than every number.
    static Value IsBefore(KernelBuilder k, Value element, Value value, bool right)
    {
        Value IsNaN(Value x) => !k.Compare(Comparison.Equal, x, x);
        return right ? !(value < element) & (!IsNaN(element) | IsNaN(value)) : element < value | IsNaN(value) & !IsNaN(element);
    }
}
