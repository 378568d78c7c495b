namespace NamedTorch;

/// <summary>Parameters that are updated alike.</summary>
/// <param name="Parameters">Leaves that require gradients.</param>
/// <param name="Decay">Weight decay per step, 0 ≤ decay.</param>
/// <param name="RateFactor">Times the optimizer's rate.</param>
public sealed record ParameterGroup(IReadOnlyList<Tensor> Parameters, double Decay = 0, double RateFactor = 1)
{
    /// <summary>Two groups: tensors of two and more dims decay, biases and scales do not.</summary>
    public static ParameterGroup[] MatricesDecay(IEnumerable<Tensor> parameters, double decay)
    {
        var all = parameters.ToList();
        return [new([.. all.Where(static p => p.Rank >= 2)], decay), new([.. all.Where(static p => p.Rank < 2)])];
    }
}
