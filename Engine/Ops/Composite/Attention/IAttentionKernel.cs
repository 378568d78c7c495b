namespace NamedTorch.Ops;

/// <summary>
/// Attention without its matrix of weights. Tensors are [batch…, queries or keys, width], float32, any strides: query and key of one width, value of its own;
/// the statistics are [batch…, queries].
/// </summary>
public interface IAttentionKernel
{
    /// <summary>Whether rows of these widths fit.</summary>
    bool Takes(long width, long valueWidth);

    /// <summary>y = softmax(scale · query · keyᵀ) · value; logSums = log Σ exp of the scores. Where causal, query i sees keys 0 to i.</summary>
    void Forward(Tensor y, Tensor logSums, Tensor query, Tensor key, Tensor value, double scale, bool isCausal);

    /// <summary>The gradients, from y's cotangent g.</summary>
    void Backward(Tensor gquery, Tensor gkey, Tensor gvalue, Tensor g, Tensor y, Tensor logSums, Tensor query, Tensor key, Tensor value, double scale, bool isCausal);
}
