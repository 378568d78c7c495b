using NamedTorch.Nn;

namespace NamedTorch;

/// <summary>A row of the table per index: the result has the dims of the indices, then those of the rows.</summary>
/// <remarks>weight: (Vocabulary, Row…), drawn from N(0, deviation²).</remarks>
/// <param name="vocabulary">The dim of the indices' values, with its size: <c>Vocab[65]</c>.</param>
/// <param name="row">The dims of one row: <c>Model[128]</c>.</param>
/// <param name="deviation">The standard deviation of the fresh table.</param>
/// <param name="generator">Draws the table; null: the default one.</param>
[Signature("..r -> ..r row")]
public sealed class Embedding(Axis vocabulary, Axes row, float deviation = 1, Generator? generator = null) : Layer
{
    readonly Dim over = vocabulary.Dim!;
    readonly Tensor weight = Init.Normal([vocabulary, .. row], 0, deviation, generator);

    /// <summary>(Vocabulary, Row…).</summary>
    public Tensor Weight => weight;

    /// <summary>Looks up.</summary>
    /// <param name="x">int64 indices of any dims.</param>
    /// <exception cref="TensorIndexException">NT2006: an index beyond the vocabulary.</exception>
    protected override Tensor Compute(Tensor x) => Torch.Embedding(weight, x, over);
}
