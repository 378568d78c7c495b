namespace NamedTorch;

/// <summary>Adam with decoupled decay: parameters shrink by rate·decay each step.</summary>
/// <remarks>Loshchilov, Hutter: Decoupled Weight Decay Regularization, 2019, algorithm 2.</remarks>
public sealed class AdamW : AdamBase
{
    /// <summary>AdamW over groups.</summary>
    /// <param name="groups">What is updated.</param>
    /// <param name="rate">η per step, 0 &lt; rate.</param>
    /// <param name="betas">β₁ and β₂, each in [0, 1); (0.9, 0.999) by default.</param>
    /// <param name="epsilon">ε.</param>
    public AdamW(IEnumerable<ParameterGroup> groups, double rate = 1e-3, (double First, double Second)? betas = null, double epsilon = 1e-8)
        : base(groups, rate, betas, epsilon, isDecoupled: true) { }

    /// <summary>AdamW over parameters with one decay.</summary>
    /// <inheritdoc cref="AdamW(IEnumerable{ParameterGroup}, double, ValueTuple{double, double}?, double)" path="/param"/>
    public AdamW(IEnumerable<Tensor> parameters, double rate = 1e-3, (double First, double Second)? betas = null, double epsilon = 1e-8, double decay = 0.01)
        : this([new ParameterGroup([.. parameters], decay)], rate, betas, epsilon) { }
}
