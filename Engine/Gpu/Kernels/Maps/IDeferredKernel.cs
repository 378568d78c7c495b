namespace NamedTorch.Gpu;

/// <summary>Computes values that were deferred.</summary>
interface IDeferredKernel
{
    /// <summary>What it reads beside the operands of the formula: the factors of a product, with whose sum the formula then begins.</summary>
    IReadOnlyList<Tensor> Operands { get; }

    /// <summary>Whether it computes further results.</summary>
    bool ComputesParts { get; }

    /// <summary>Whether it can compute another formula, into another result, instead.</summary>
    /// <param name="expression">The formula.</param>
    /// <param name="result">Where it would go, row-major.</param>
    /// <param name="operands">What it reads, broadcast to the result from the right.</param>
    bool Takes(Expression expression, Tensor result, IEnumerable<Tensor> operands);

    /// <summary>Queues what computes a value.</summary>
    /// <param name="name">The operations it is made of.</param>
    /// <param name="expression">Its formula.</param>
    /// <param name="computing">The type that computes in.</param>
    /// <param name="result">Where it goes, row-major.</param>
    /// <param name="operands">What the formula reads, of the result's sizes.</param>
    /// <param name="also">Further formulas of the operands and where they go, of the result's sizes: steps of the first that are needed themselves.</param>
    void Compute(string name, Expression expression, ScalarType computing, Tensor result, IReadOnlyList<Tensor> operands, IReadOnlyList<(Expression Expression, Tensor Result)> also);
}
