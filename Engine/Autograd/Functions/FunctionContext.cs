using NamedTorch.Core;
using NamedTorch.Diagnostics;

namespace NamedTorch;

/// <summary>What one call of a <see cref="Function"/> hands from Forward to Backward.</summary>
public sealed class FunctionContext
{
    readonly bool[] needs;
    readonly List<Tensor> nonDifferentiable = [];
    Tensor[] saving = [];
    Kept[] saved = [];
    string name = "";

    internal FunctionContext(ReadOnlySpan<Tensor> inputs)
    {
        needs = new bool[inputs.Length];
        for (int i = 0; i < needs.Length; i++) needs[i] = inputs[i].RequiresGrad;
    }

    /// <summary>Keeps tensors for Backward: inputs and outputs. (Second derivatives do not see how others were computed.)</summary>
    public void Save(params ReadOnlySpan<Tensor> tensors) => saving = [.. saving, .. tensors];

    /// <summary>The i-th saved tensor.</summary>
    /// <exception cref="AutogradException">NT6002: it was written since; NT6003: the graph was freed.</exception>
    public Tensor Saved(int i) => saved[i].Value(name, $"saved tensor {i}");

    /// <summary>Whether the gradient of input <paramref name="i"/> is asked for.</summary>
    public bool NeedsGradient(int i) => needs[i];

    /// <summary>An output that has no derivative: results that depend on it alone require no gradient.</summary>
    public void MarkNonDifferentiable(params ReadOnlySpan<Tensor> outputs) => nonDifferentiable.AddRange(outputs);

    internal bool IsNonDifferentiable(Tensor output) => nonDifferentiable.Contains(output);

    internal void Keep(string function, Keeper? keeper)
    {
        name = function;
        saved = new Kept[saving.Length];
        for (int i = 0; i < saved.Length; i++) saved[i].Note(saving[i], keep: true, isOverwritten: false, keeper);
        saving = [];
    }

    internal void Release()
    {
        foreach (ref var kept in saved.AsSpan()) kept.Release();
    }

    internal IEnumerable<Tensor> All => Enumerable.Range(0, saved.Length).Select(Saved);
}
