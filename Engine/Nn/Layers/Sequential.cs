using System.Collections;

namespace NamedTorch;

/// <summary>Layers one after the other.</summary>
/// <param name="layers">In order.</param>
public sealed class Sequential([Applies] params Layer[] layers) : Layer, IReadOnlyList<Layer>
{
    readonly Layer[] layers = layers;

    /// <inheritdoc/>
    public int Count => layers.Length;

    /// <inheritdoc/>
    public Layer this[int index] => layers[index];

    /// <inheritdoc/>
    public IEnumerator<Layer> GetEnumerator() => ((IEnumerable<Layer>)layers).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => layers.GetEnumerator();

    /// <inheritdoc/>
    protected override Tensor Compute(Tensor x)
    {
        foreach (var layer in layers) x = layer.Forward(x);
        return x;
    }
}
