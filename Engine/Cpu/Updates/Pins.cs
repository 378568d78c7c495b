using NamedTorch.Core;

namespace NamedTorch.Cpu;

/// <summary>Pins many tensors at once.</summary>
readonly unsafe struct Pins : IDisposable
{
    readonly StoragePin[] pins;
    readonly long[] offsets;

    internal Pins(ReadOnlySpan<Tensor> tensors)
    {
        pins = new StoragePin[tensors.Length];
        offsets = new long[tensors.Length];
        for (int i = 0; i < pins.Length; i++) (pins[i], offsets[i]) = (tensors[i].Storage.Pin(), tensors[i].Offset);
    }

    /// <summary>The first element of tensor i.</summary>
    internal float* this[int i] => (float*)pins[i].Pointer + offsets[i];

    /// <summary>The first element of tensor i, elements of any size.</summary>
    internal byte* Start(int i, int size) => pins[i].Pointer + offsets[i] * size;

    public void Dispose()
    {
        foreach (var pin in pins) pin.Dispose();
    }
}
