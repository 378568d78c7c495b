using NamedTorch.Core;

namespace NamedTorch.Ops;

/// <summary>
/// Reads and writes at computed places: what indexing with tensors, gather, scatter and embeddings come down to. A place is a
/// distance, in elements, from a tensor's first element. Results do not depend on the number of threads.
/// </summary>
public interface IPlacesKernel
{
    /// <summary>
    /// From indices to places: places[i] = Σₖ indices[k][i]·strides[k] + Σ_d (i's coordinate d)·along[d]. Everything is checked before the caller writes anything.
    /// </summary>
    /// <param name="places">int64, row-major: the result.</param>
    /// <param name="indices">int64, row-major, each of the places' sizes.</param>
    /// <param name="sizes">Per index the size of the dim it runs along.</param>
    /// <param name="strides">Per index the dim's stride.</param>
    /// <param name="along">Per dim of <paramref name="places"/> a stride of its own, or nothing.</param>
    /// <param name="wraps">A negative index counts from the end of its dim; else it is out of range.</param>
    /// <param name="which">The index tensor that holds one out of range.</param>
    /// <param name="value">That index.</param>
    /// <returns>Whether all indices are in range.</returns>
    bool Resolve(Tensor places, ReadOnlySpan<Tensor> indices, ReadOnlySpan<long> sizes, ReadOnlySpan<long> strides, ReadOnlySpan<long> along, bool wraps, out int which, out long value);

    /// <summary>y[i, …] = x[…] moved by places[i]. y has one dim more than x, in front; both of one dtype, any strides.</summary>
    void Take(Tensor y, Tensor x, Tensor places);

    /// <summary>x[…] moved by places[i] is combined with y[i, …], for i in ascending order. y has one dim more than x, in front; both of one dtype, any strides.</summary>
    void Write(Tensor x, Tensor y, Tensor places, PlaceRule rule);
}
