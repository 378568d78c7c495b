using NamedTorch.Nn;

namespace NamedTorch;

/// <summary>
/// A module that turns one tensor into one. <see cref="Forward"/> is the boundary and cannot be overridden: there the contracts of
/// <see cref="Compute"/> are checked and hooks run; a layer says what it does in Compute.
/// </summary>
public abstract class Layer : Module
{
    readonly List<Func<Layer, Tensor, Tensor?>> before = [];
    readonly List<Func<Layer, Tensor, Tensor, Tensor?>> after = [];

    /// <summary>Applies the layer.</summary>
    /// <exception cref="ContractException">NT3001, NT3002: the input or result breaks the [Dims] of Compute.</exception>
    public Tensor Forward(Tensor x)
    {
        foreach (var hook in before) x = hook(this, x) ?? x;
        var y = LayerContract.Of(GetType()) is { } contract ? contract.Around(x, Compute) : Compute(x);
        foreach (var hook in after) y = hook(this, x, y) ?? y;
        return y;
    }

    /// <summary>Runs before the layer; may replace its input. Dispose the result to remove it.</summary>
    public IDisposable OnForward(Func<Layer, Tensor, Tensor?> hook) => new Registration<Func<Layer, Tensor, Tensor?>>(before, hook);

    /// <summary>Runs after the layer on its input and result; may replace the result. Dispose the result to remove it.</summary>
    public IDisposable OnForwarded(Func<Layer, Tensor, Tensor, Tensor?> hook) => new Registration<Func<Layer, Tensor, Tensor, Tensor?>>(after, hook);

    /// <summary>What the layer does.</summary>
    protected abstract Tensor Compute(Tensor x);

    sealed class Registration<T>(List<T> list, T hook) : IDisposable
    {
        readonly List<T> list = Added(list, hook);

        public void Dispose() => list.Remove(hook);

        static List<T> Added(List<T> list, T hook)
        {
            list.Add(hook);
            return list;
        }
    }
}
