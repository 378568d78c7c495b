namespace NamedTorch.Gpu;

/// <summary>Computes values that were deferred.</summary>
interface IDeferredKernel
{
    /// <summary>What it reads beside the operands of the formula.</summary>
    IReadOnlyList<Tensor> Operands { get; }

    /// <summary>Queues what computes the value into its result.</summary>
    void Compute(DeferredFormula value);
}
