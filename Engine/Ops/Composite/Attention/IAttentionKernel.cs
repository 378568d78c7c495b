namespace NamedTorch.Ops;

/// <summary>
/// Attention without its matrix of weights. Tensors are [batch…, queries or keys, width], float32, any strides: query and key of one width, value of its own;
/// the statistics are [batch…, queries], contiguous. What is written, gradients included, is fresh and dense, its last dim contiguous, the others in any order.
/// </summary>
/// <remarks>
/// A query that may see nothing has y = NaN and logSums = −∞. Backward, a score that a bool mask or causality hides has the slope 0 even there, while the values'
/// gradient is NaN with such a query's weights; a float mask hides nothing, it only adds −∞.
/// </remarks>
public interface IAttentionKernel
{
    /// <summary>Whether the kernel is made for these sizes and scores; the mask's sizes and strides do not matter.</summary>
    bool Takes(long queries, long keys, long width, long valueWidth, in AttentionScores scores);

    /// <summary>y = softmax(scores) · value; logSums = log Σ exp of the scores.</summary>
    void Forward(Tensor y, Tensor logSums, Tensor query, Tensor key, Tensor value, in AttentionScores scores);

    /// <summary>The gradients, from y's cotangent g.</summary>
    void Backward(Tensor gquery, Tensor gkey, Tensor gvalue, Tensor g, Tensor y, Tensor logSums, Tensor query, Tensor key, Tensor value, in AttentionScores scores);
}
