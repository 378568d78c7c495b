using NamedTorch.Core;
using NamedTorch.Ops;

namespace NamedTorch;

/// <summary>Gradient descent with momentum: b ← μb + (1−τ)g, p ← p − η·b (Nesterov: p ← p − η·(g + μb)).</summary>
/// <remarks>Sutskever et al. 2013, in PyTorch's form: the rate scales the buffer.</remarks>
public sealed class Sgd : Optimizer
{
    readonly double momentum, dampening;
    readonly bool nesterov;
    readonly Dictionary<Tensor, Tensor> buffers = new(ReferenceEqualityComparer.Instance);

    /// <summary>SGD over groups.</summary>
    /// <param name="groups">What is updated.</param>
    /// <param name="rate">η per step.</param>
    /// <param name="momentum">μ, 0 ≤ μ.</param>
    /// <param name="dampening">τ.</param>
    /// <param name="nesterov">Nesterov's look-ahead; needs momentum and no dampening.</param>
    /// <exception cref="ArgumentException">Nesterov without momentum, or with dampening.</exception>
    public Sgd(IEnumerable<ParameterGroup> groups, double rate, double momentum = 0, double dampening = 0, bool nesterov = false) : base(groups, rate)
    {
        if (nesterov && (momentum <= 0 || dampening != 0)) throw new ArgumentException("Nesterov's form needs momentum and no dampening.", nameof(nesterov));
        (this.momentum, this.dampening, this.nesterov) = (momentum, dampening, nesterov);
        if (momentum == 0) return;
        foreach (var p in Groups.SelectMany(static g => g.Parameters)) buffers[p] = Torch.ZerosLike(p);
    }

    /// <summary>SGD over parameters with one decay.</summary>
    /// <inheritdoc cref="Sgd(IEnumerable{ParameterGroup}, double, double, double, bool)" path="/param"/>
    public Sgd(IEnumerable<Tensor> parameters, double rate, double momentum = 0, double dampening = 0, bool nesterov = false, double decay = 0)
        : this([new ParameterGroup([.. parameters], decay)], rate, momentum, dampening, nesterov) { }

    private protected override void Update(ParameterGroup group, Tensor[] parameters) => SgdUpdate.Run(
        Numbers(group) with { Again = StepCapture.Current is null ? null : () => Numbers(group) },
        parameters, [.. parameters.Select(static p => p.BorrowedGrad!)], momentum == 0 ? [] : [.. parameters.Select(p => buffers[p])]);

    SgdStep Numbers(ParameterGroup group) => new(Rate * group.RateFactor, momentum, dampening, group.Decay, nesterov, IsFirst: Count == 1);

    private protected override IEnumerable<(string Name, Tensor Tensor)> Slots(Tensor parameter) =>
        buffers.TryGetValue(parameter, out var buffer) ? [("momentum", buffer)] : [];
}
