namespace NamedTorch;

/// <summary>Adam; decay is added to the gradient (L2).</summary>
/// <remarks>Kingma, Ba: Adam: A Method for Stochastic Optimization, 2015, algorithm 1.</remarks>
public sealed class Adam : AdamBase
{
    /// <summary>Adam over groups.</summary>
    /// <param name="groups">What is updated.</param>
    /// <param name="rate">η per step, 0 &lt; rate.</param>
    /// <param name="betas">β₁ and β₂, each in [0, 1); (0.9, 0.999) by default.</param>
    /// <param name="epsilon">ε.</param>
    public Adam(IEnumerable<ParameterGroup> groups, double rate = 1e-3, (double First, double Second)? betas = null, double epsilon = 1e-8)
        : base(groups, rate, betas, epsilon, isDecoupled: false) { }

    /// <summary>Adam over parameters with one decay.</summary>
    /// <inheritdoc cref="Adam(IEnumerable{ParameterGroup}, double, ValueTuple{double, double}?, double)" path="/param"/>
    public Adam(IEnumerable<Tensor> parameters, double rate = 1e-3, (double First, double Second)? betas = null, double epsilon = 1e-8, double decay = 0)
        : this([new ParameterGroup([.. parameters], decay)], rate, betas, epsilon) { }
}
