namespace NamedTorch.Ops;

/// <summary>Largest elements of windows, and reads and writes at places. x is dense [batch, depth, height, width], places dense int64 in a flattened plane.</summary>
public interface IMaxPoolKernel
{
    /// <summary>The largest element of each window and its place, NaN before all; the first of equals.</summary>
    void Find(Tensor places, Tensor y, Tensor x, PoolWindows[] windows);

    /// <summary>y[b, o] = x[b, places[b, o]]; x is [batch, n], y and places are [batch, m].</summary>
    void Pick(Tensor y, Tensor x, Tensor places);

    /// <summary>x[b, places[b, o]] += y[b, o] (or = y[b, o]) on zeros.</summary>
    void Put(Tensor x, Tensor y, Tensor places, bool adds);

    /// <summary>The first place outside of 0 … n − 1, or null.</summary>
    long? FirstBad(Tensor places, long n);
}
