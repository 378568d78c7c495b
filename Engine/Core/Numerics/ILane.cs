namespace NamedTorch.Numerics;

/// <summary>
/// All arithmetics at once: what a backend's values offer so that it can run every formula. A lane of integers refuses what
/// only reals have; the dtype rules keep such formulas away from it.
/// </summary>
/// <typeparam name="V">The value a formula computes with.</typeparam>
public interface ILane<V> : IReal<V>, IBits<V> where V : ILane<V>;
