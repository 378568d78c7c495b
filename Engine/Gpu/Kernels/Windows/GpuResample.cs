using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Ops;

namespace NamedTorch.Gpu;

/// <summary>Banded products; the band's rows are brought to the device once.</summary>
sealed class GpuResample(Programs programs) : IResampleKernel
{
    const int Threads = 256;

    readonly ConditionalWeakTable<Band, Rows> known = [];

    public void Run(Tensor y, Tensor x, Band band)
    {
        Refusal.CheckDevices("Resample", programs.Accelerator.Device, y, x);
        var rows = known.GetValue(band, b => new(b, y.Device));
        var (type, weights) = (y.DType.Register(), rows.Weights(y.DType));
        var program = programs.Get($"resample {type}", () => Write(type));
        new Launch(programs).Tensors(y, x, rows.Ends, weights).Numbers(ScalarType.Int64, [y.ElementCount, y.Offset, x.Offset, band.Outputs, band.Inputs, y.Sizes[2]]).Run(program, y.ElementCount);
    }

    static Kernel Write(ScalarType type)
    {
        var index = ScalarType.Int64;
        var k = new KernelBuilder("resample", Threads);
        MemoryArray y = k.Output("y", type.Element()), x = k.Input("x", type.Element()), ends = k.Input("ends", DType.Int64), weights = k.Input("weights", type.Element());
        Value count = k.Number(index), yStart = k.Number(index), xStart = k.Number(index), outputs = k.Number(index), inputs = k.Number(index), inner = k.Number(index);
        k.Each(count, i =>
        {
            Value b = i % inner, o = i / inner % outputs, a = i / inner / outputs;
            Value first = k.Load(ends, o * 2), begin = k.Load(ends, o * 2 + 1), end = k.Load(ends, o * 2 + 3);
            var sum = k.Variable(k.Whole(type, 0));
            k.For(begin, end, k.Whole(index, 1), w =>
                k.Set(sum, k.MultiplyAdd(k.Load(weights, w), k.Load(x, xStart + (a * inputs + first + w - begin) * inner + b), sum)));
            k.Store(y, yStart + i, sum);
        });
        return k.Finish();
    }

    // Per row its first column and where its weights begin; one more row for the end.
    sealed class Rows(Band band, Device device)
    {
        internal Tensor Ends { get; } = Transfer.Run(Tensor.From<long>([.. Enumerable.Range(0, (int)band.Outputs + 1).SelectMany(o => new[] { o < band.Outputs ? band.First[o] : 0, (long)band.Begin[o] })]), device);

        Tensor? single, wide;

        internal Tensor Weights(DType dtype) => dtype == DType.Float64
            ? wide ??= Transfer.Run(Tensor.From(band.Weights), device)
            : single ??= Transfer.Run(Tensor.From(Array.ConvertAll(band.Weights, static w => (float)w)), device);
    }
}
