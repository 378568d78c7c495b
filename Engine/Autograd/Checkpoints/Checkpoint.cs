using NamedTorch.Core;
using NamedTorch.Tape;

namespace NamedTorch;

/// <summary>
/// Trades time for memory: what a function computes inside is not kept for the backward pass but computed again when the pass gets
/// there. Values, gradients and random draws (of <see cref="Generator.Default"/>) are the same as without.
/// </summary>
/// <remarks>
/// The function may use any recorded tensors besides its arguments, such as a module's parameters. It must compute the same again: no
/// side effects that it depends on. Chen et al., Training Deep Nets with Sublinear Memory Cost, arXiv:1604.06174.
/// </remarks>
public static class Checkpoint
{
    [ThreadStatic] static bool isRecomputing;

    /// <summary>True while a function runs for the second time: running statistics have already counted.</summary>
    public static bool IsRecomputing
    {
        get => isRecomputing;
        internal set => isRecomputing = value;
    }

    /// <summary>f().</summary>
    /// <exception cref="AutogradException">NT6003: later, in the backward pass: the function did not compute the same again.</exception>
    public static T Run<T>(Func<T> f)
    {
        var modes = Modes.Current;
        if (!modes.IsRecording) return f();
        var before = modes.Keeper;
        modes.Keeper = new Recomputation(() => f());
        try
        {
            return f();
        }
        finally
        {
            modes.Keeper = before;
        }
    }

    /// <summary>f(x).</summary>
    /// <inheritdoc cref="Run{T}(Func{T})"/>
    public static Tensor Run(Func<Tensor, Tensor> f, Tensor x) => Run(() => f(x));

    /// <summary>f(x, y).</summary>
    /// <inheritdoc cref="Run{T}(Func{T})"/>
    public static Tensor Run(Func<Tensor, Tensor, Tensor> f, Tensor x, Tensor y) => Run(() => f(x, y));

    /// <summary>f(inputs).</summary>
    /// <inheritdoc cref="Run{T}(Func{T})"/>
    public static Tensor[] Run(Func<Tensor[], Tensor[]> f, params Tensor[] inputs) => Run(() => f(inputs));
}
