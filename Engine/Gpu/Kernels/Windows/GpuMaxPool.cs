using NamedTorch.Core;
using NamedTorch.Ops;

namespace NamedTorch.Gpu;

/// <summary>Largest elements of windows; the windows' ends travel as a small tensor.</summary>
sealed class GpuMaxPool(Programs programs, Backend backend, RowRunner rows, GpuAlong along) : IMaxPoolKernel
{
    const int Threads = 256;

    public void Find(Tensor places, Tensor y, Tensor x, PoolWindows[] windows)
    {
        Refusal.CheckDevices("MaxPool", programs.Accelerator.Device, y, x, places);
        long[] ends = [.. windows.SelectMany(static w => w.Begin.Concat(w.End))];
        var table = Transfer.Run(Tensor.From(ends, ends.Length), y.Device);
        var type = y.DType.Register();
        var program = programs.Get($"pool {type}", () => Write(type));
        new Launch(programs).Tensors(places, y, x, table).Numbers(ScalarType.Int64, [y.ElementCount, places.Offset, y.Offset, x.Offset, .. y.Sizes[1..], .. x.Sizes[1..], .. windows.Select(static w => w.Step)]).Run(program, y.ElementCount);
    }

    public void Pick(Tensor y, Tensor x, Tensor places) => along.Take(y, x, places, 1);

    public void Put(Tensor x, Tensor y, Tensor places, bool adds)
    {
        backend.Map<Fill>(x.DType).Run(default, x, [Tensor.Weak(0f)]);
        along.Write(x, y, places, 1, adds);
    }

    public long? FirstBad(Tensor places, long n)
    {
        StepCapture.Refuse(places.Device, "places of a pooling are checked by the host.", "Unpool outside the step.");
        return IndexCheck.FirstBad(rows, places, 0, n);
    }

    static Kernel Write(ScalarType type)
    {
        var index = ScalarType.Int64;
        var k = new KernelBuilder("max_pool", Threads);
        MemoryArray places = k.Output("places", DType.Int64), y = k.Output("y", type.Element()), x = k.Input("x", type.Element()), ends = k.Input("ends", DType.Int64);
        Value count = k.Number(index), placesStart = k.Number(index), yStart = k.Number(index), xStart = k.Number(index);
        Value[] Three() => [k.Number(index), k.Number(index), k.Number(index)];
        Value[] outputs = Three(), inputs = Three(), steps = Three();
        k.Each(count, i =>
        {
            var at = Sliding.Split(i, outputs, out var batch);
            Value best = k.Variable(k.Real(type, double.NegativeInfinity)), place = k.Variable(k.Whole(index, -1)), zero = k.Whole(index, 0);
            Value plane = xStart + batch * inputs[0] * inputs[1] * inputs[2], first = zero;
            var begins = new Value[3];
            var stops = new Value[3];
            for (int d = 0; d < 3; d++)
            {
                (begins[d], stops[d]) = (k.Load(ends, first + at[d]), k.Load(ends, first + outputs[d] + at[d]));
                first += outputs[d] * 2;
            }
            void Each(int d, Value before) => k.For(begins[d], stops[d], steps[d], p =>
            {
                var here = before * inputs[d] + p;
                if (d < 2)
                {
                    Each(d + 1, here);
                    return;
                }
                var value = k.Load(x, plane + here);
                Value isNaN = !k.Compare(Comparison.Equal, value, value), bestIsNaN = !k.Compare(Comparison.Equal, best, best);
                var isBetter = place < zero | (best < value | isNaN) & !bestIsNaN;
                k.Set(best, k.Select(isBetter, value, best));
                k.Set(place, k.Select(isBetter, here, place));
            });
            Each(0, zero);
            k.Store(places, placesStart + i, place);
            k.Store(y, yStart + i, best);
        });
        return k.Finish();
    }

    readonly struct Fill : IBody
    {
        public static int Arity => 1;
        public V Run<V>(V a, V b, V c, V d) where V : Numerics.ILane<V> => a;
    }
}
