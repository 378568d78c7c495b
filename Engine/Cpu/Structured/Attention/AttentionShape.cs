using NamedTorch.Ops;

namespace NamedTorch.Cpu;

/// <summary>The numbers of an attention, the same for every head.</summary>
/// <param name="Queries">Rows of the queries.</param>
/// <param name="Keys">Rows of the keys and of the values.</param>
/// <param name="Width">In which queries and keys are compared.</param>
/// <param name="ValueWidth">Of a value.</param>
/// <param name="Scale">Factor of the scores.</param>
/// <param name="IsCausal">Query i sees keys 0 to i.</param>
readonly record struct AttentionShape(nint Queries, nint Keys, nint Width, nint ValueWidth, float Scale, bool IsCausal)
{
    internal AttentionShape(Tensor query, Tensor key, Tensor value, in AttentionScores scores)
        : this((nint)query.Sizes[^2], (nint)key.Sizes[^2], (nint)query.Sizes[^1], (nint)value.Sizes[^1], (float)scores.Scale, scores.IsCausal)
    {
    }

    /// <summary>Keys that are seen by at least one of the first queries.</summary>
    internal nint Seen(nint queries) => IsCausal ? nint.Min(Keys, queries) : Keys;
}
