namespace NamedTorch.Core;

/// <summary>The hooks of a node, output by output. Arrays are replaced, never changed, so a pass may run while hooks come and go.</summary>
sealed class HookTable(int outputs)
{
    readonly Hook[]?[] hooks = new Hook[outputs][];
    readonly Tensor?[] retained = new Tensor[outputs];

    internal ReadOnlySpan<Hook> At(int output) => Volatile.Read(ref hooks[output]);

    internal void Add(int output, Hook hook)
    {
        lock (this) hooks[output] = [.. hooks[output] ?? [], hook];
    }

    internal void Remove(int output, Hook hook)
    {
        lock (this) hooks[output] = [.. (hooks[output] ?? []).Where(h => h != hook)];
    }

    /// <summary>The tensor whose Grad takes the cotangent although it is no leaf.</summary>
    internal ref Tensor? Retained(int output) => ref retained[output];
}
