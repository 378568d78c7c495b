using NamedTorch;
using static NamedTorch.Torch;
using static Pitfalls.Dims;

namespace Pitfalls;

/// <summary>
/// Padding at the end of a sentence must not be looked at: it is a mask over keys. PyTorch's attention tutorial names it after the queries;
/// an all-ones mask hides that. A mask over keys is named after keys, and an attention that says so in its contract cannot be given another.
/// </summary>
static class Masks
{
#pragma warning disable NT1001, NT3001 // shown on purpose
    static Tensor Wrong([Dims(nameof(Batch), nameof(Query), nameof(Key))] Tensor scores, [Dims(nameof(Batch), nameof(Query))] Tensor isPadding) =>
        scores.MaskedFill(isPadding, float.NegativeInfinity).Softmax(Key); // expected: NT1001

    static Tensor WrongCall([Dims(nameof(Batch), nameof(Query), nameof(Key))] Tensor scores, [Dims(nameof(Batch), nameof(Query))] Tensor isPadding) =>
        Weights(scores, isPadding); // expected: NT3001
#pragma warning restore NT1001, NT3001

    static Tensor Weights([Dims(nameof(Batch), nameof(Query), nameof(Key))] Tensor scores, [Dims(nameof(Batch), nameof(Key))] Tensor isPadding) =>
        scores.MaskedFill(isPadding.AlignAs(scores), float.NegativeInfinity).Softmax(Key);

    static Tensor RightCall([Dims(nameof(Batch), nameof(Query), nameof(Key))] Tensor scores, [Dims(nameof(Batch), nameof(Query))] Tensor isPadding) =>
        Weights(scores, isPadding.Rename(Query, Key));

    internal static void Tell()
    {
        Tensor scores = Zeros(Batch[1], Query[4], Key[4]), isPadding = Arange(Query[4]).Unsqueeze(Batch, 0).Expand(Batch[1], Query[4]) >= 3;
        Console.WriteLine("3. The mask of the attention tutorial");
        Console.WriteLine($"   along the queries: {Story.Refusal(() => Wrong(scores, isPadding))}");
        Console.WriteLine($"   aligned by name, and still over queries: the padded key gets {Padded(Silent(scores, isPadding)):F3} of the weight");
        Console.WriteLine($"   over keys: it gets {Padded(RightCall(scores, isPadding)):F3}");
        Console.WriteLine($"   with a contract on the mask, the checker says so (NT3001) where the run time cannot: {Story.Refusal(() => WrongCall(scores, isPadding))}");
    }

    // What the names cannot see: a mask that is named after the wrong dim and aligned with care. The contract of Weights can.
    static Tensor Silent(Tensor scores, Tensor isPadding) => scores.MaskedFill(isPadding.AlignAs(scores), -1e9).Softmax(Key);

    static float Padded(Tensor weights) => weights[Batch, 0][Query, 0][Key, 3].Item<float>();
}
