namespace NamedTorch.Core;

/// <summary>A function on gradients, registered until it is disposed.</summary>
sealed class Hook(Func<Tensor, Tensor?> run, Action<Hook> remove) : IDisposable
{
    internal Tensor? Run(Tensor gradient) => run(gradient);

    public void Dispose() => remove(this);
}
