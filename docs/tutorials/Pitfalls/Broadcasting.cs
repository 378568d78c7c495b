using NamedTorch;
using static NamedTorch.Torch;
using static Pitfalls.Dims;

namespace Pitfalls;

/// <summary>
/// A column of answers and a flat list of targets. Without names the difference has every answer against every target, the loss is a
/// number like any other, and the model learns the mean.
/// </summary>
static class Broadcasting
{
#pragma warning disable NT1001 // shown on purpose
    static Tensor Wrong([Dims(nameof(Batch), "Out=1")] Tensor prediction, [Dims(nameof(Batch))] Tensor target) =>
        (prediction - target).Square().Mean(); // expected: NT1001
#pragma warning restore NT1001

    static Tensor Right([Dims(nameof(Batch), "Out=1")] Tensor prediction, [Dims(nameof(Batch))] Tensor target) =>
        (prediction.Squeeze(Out) - target).Square().Mean();

    internal static void Tell()
    {
        Tensor prediction = Linspace(0, 1, Batch[5]).Unsqueeze(Out, -1).Expand(Batch[5], Out[1]), target = Linspace(0, 1, Batch[5]);
        Console.WriteLine("1. Accidental broadcasting");
        Console.WriteLine($"   without names, perfect predictions lose {Unnamed(prediction, target).Item<float>():F3}");
        Console.WriteLine($"   with names: {Story.Refusal(() => Wrong(prediction, target))}");
        Console.WriteLine($"   mended: {Right(prediction, target).Item<float>():F3}");
    }

    static Tensor Unnamed(Tensor prediction, Tensor target) => (prediction.DropNames() - target.DropNames()).Square().Mean();
}
