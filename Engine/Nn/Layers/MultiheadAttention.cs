using NamedTorch.Diagnostics;
using NamedTorch.Nn;

namespace NamedTorch;

/// <summary>Heads of scaled dot-product attention: softmax over keys of (q·k / √d), applied to the values.</summary>
/// <remarks>
/// Vaswani et al.: Attention Is All You Need, 2017, section 3.2. A mask over keys is named after the keys: true where a key must not be
/// looked at.
/// </remarks>
public sealed class MultiheadAttention : Module
{
    readonly Dim asks, seen, width;
    readonly Linear query, key, value, join;

    /// <summary>A module with fresh parameters.</summary>
    /// <param name="model">The width of queries, keys, values and the result: <c>Model[512]</c>.</param>
    /// <param name="heads">The heads' dim and number: <c>Heads[8]</c>; the number divides the width.</param>
    /// <param name="over">The dim of positions that ask and the dim of positions that are looked at: <c>(Query, Key)</c>.</param>
    /// <param name="headDim">The dim of one head's width.</param>
    /// <param name="bias">Adds biases to the four projections.</param>
    /// <param name="generator">Draws the parameters; null: the default one.</param>
    /// <exception cref="ArgumentException">The heads do not divide the width.</exception>
    public MultiheadAttention(Axis model, Axis heads, (Dim Query, Dim Key) over, Dim headDim, bool bias = true, Generator? generator = null)
    {
        if (heads.Size < 1 || model.Size % heads.Size != 0) throw new ArgumentException($"{heads.Size} heads do not divide a width of {model.Size}.", nameof(heads));
        long one = model.Size / heads.Size;
        (asks, seen, width) = (over.Query, over.Key, headDim);
        query = new(model, [heads, headDim[one]], bias, generator: generator);
        key = new(model, [heads, headDim[one]], bias, generator: generator);
        value = new(model, [heads, headDim[one]], bias, generator: generator);
        join = new([heads, headDim[one]], model, bias, generator: generator);
    }

    /// <summary>Attention of the queries to the context.</summary>
    /// <param name="x">(.., query, model): the positions that ask.</param>
    /// <param name="context">(.., key, model): the positions that are looked at; null: x itself.</param>
    /// <param name="mask">bool, true where a key must not be looked at; dims among (.., query, heads, key).</param>
    /// <returns>(.., query, model).</returns>
    /// <exception cref="AlignException">NT1006: the mask has a dim that the scores lack, or one without a name.</exception>
    /// <exception cref="DTypeException">NT4101: the mask is not bool.</exception>
    public Tensor Forward(Tensor x, Tensor? context = null, Tensor? mask = null)
    {
        context ??= x.Rename(asks, seen);
        Tensor q = query.Forward(x), k = key.Forward(context), v = value.Forward(context);
        return join.Forward(F.ScaledDotProductAttention(q, k, v, width, seen, mask is null ? null : MayBeSeen(mask, q)));
    }

    static Tensor MayBeSeen(Tensor mask, Tensor q)
    {
        if (mask.DType != DType.Bool)
            throw new Conflict(DiagnosticId.NT4101, "MultiheadAttention", ("reason", $"the mask is {mask.DType.Name}, not bool."), ("fix", "Compare it: mask.NotEqual(0).")).With("mask", mask.Type).ToException();
        // A dim without a name is refused here as it is beside named ones.
        if (mask.Rank > 0 && !mask.Dims.HasNames) _ = mask.AlignAs(q);
        return mask.LogicalNot();
    }
}
