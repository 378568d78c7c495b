namespace NamedTorch.Benchmarks.Compare;

/// <summary>One thing that both sides do.</summary>
/// <param name="Name">"product 256".</param>
/// <param name="Floor">The least ratio of the peer's time to ours that we promise.</param>
/// <param name="Peer">Python that makes the inputs and defines <c>run()</c>.</param>
/// <param name="Ours">Makes the same inputs and gives the call, whose results are compared in order.</param>
sealed record Case(string Name, double Floor, string Peer, Func<Func<Tensor[]>> Ours)
{
    /// <summary>The floor of what no floor was set for: not to be slower, give or take a twentieth.</summary>
    internal const double Least = 0.95;

    /// <summary>The largest allowed difference of a result, relative to the largest element.</summary>
    public double Tolerance { get; init; } = 1e-4;

    /// <summary>A call of a few elements, which measures dispatch and stands in a geometric mean of its own.</summary>
    public bool IsTiny { get; init; }

    /// <summary>The result of a call, made before the array it lies in: an array that a collection met would hand its result to the older generation.</summary>
    internal static Tensor[] Of(Tensor result) => [result];
}
