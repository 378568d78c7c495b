namespace NamedTorch.Numerics;

/// <summary>Steps that a formula repeats until they converge, each element its own number of times. What they read is their state, constants apart.</summary>
public interface ILoop
{
    /// <summary>Whether another step follows.</summary>
    static abstract V Goes<V>(V[] state) where V : IReal<V>;
    /// <summary>The state after a step.</summary>
    static abstract V[] Step<V>(V[] state) where V : IReal<V>;
}
