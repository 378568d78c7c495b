namespace NamedTorch.Gpu;

/// <summary>Computes values that were deferred.</summary>
interface IDeferredKernel
{
    /// <summary>What it reads beside the operands of the formula.</summary>
    IReadOnlyList<Tensor> Operands { get; }

    /// <summary>Queues what computes a value.</summary>
    /// <param name="name">The operations it is made of.</param>
    /// <param name="expression">Its formula.</param>
    /// <param name="computing">The type that computes in.</param>
    /// <param name="result">Where it goes, row-major.</param>
    /// <param name="operands">What the formula reads, of the result's sizes.</param>
    void Compute(string name, Expression expression, ScalarType computing, Tensor result, IReadOnlyList<Tensor> operands);
}
