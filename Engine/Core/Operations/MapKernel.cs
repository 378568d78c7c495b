namespace NamedTorch.Core;

/// <summary>A pointwise loop over tensors of any strides and dtypes, made by a backend for one formula and one computing type.</summary>
/// <typeparam name="TBody">The element's formula.</typeparam>
public abstract class MapKernel<TBody> where TBody : struct, IBody
{
    /// <summary>
    /// result[i] = body(a[i], b[i], …). Operands are broadcast to the result's sizes from the right and converted to the computing
    /// type; the result is converted to its tensor's type. Operands may be the result itself, but not overlap it otherwise.
    /// </summary>
    public abstract void Run(in TBody body, Tensor result, ReadOnlySpan<Tensor> operands);
}
