namespace NamedTorch.Core;

/// <summary>Sees every primitive operation after it ran: the seam for tracing, profiling and anomaly mode.</summary>
public abstract class Interceptor
{
    /// <summary>An operation with its parameters made <paramref name="outputs"/> from <paramref name="inputs"/>.</summary>
    public abstract void Applied<TOp>(in TOp op, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs) where TOp : struct, IOperation;
}
