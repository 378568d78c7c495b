using NamedTorch.Core;
using NamedTorch.Ops;

namespace NamedTorch;

/// <summary>What Adam and AdamW share: two moments per parameter and one fused update.</summary>
public abstract class AdamBase : Optimizer
{
    readonly (double First, double Second) betas;
    readonly double epsilon;
    readonly bool isDecoupled;
    readonly Dictionary<Tensor, (Tensor First, Tensor Second)> moments = new(ReferenceEqualityComparer.Instance);

    private protected AdamBase(IEnumerable<ParameterGroup> groups, double rate, (double First, double Second)? betas, double epsilon, bool isDecoupled) : base(groups, rate)
    {
        (this.betas, this.epsilon, this.isDecoupled) = (betas ?? (0.9, 0.999), epsilon, isDecoupled);
        if (this.betas is not ( >= 0 and < 1, >= 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(betas), this.betas, "Each beta is in [0, 1).");
        foreach (var p in Groups.SelectMany(static g => g.Parameters)) moments[p] = (Torch.ZerosLike(p), Torch.ZerosLike(p));
    }

    private protected override void Update(ParameterGroup group, Tensor[] parameters) => AdamUpdate.Run(
        Numbers(group) with { Again = StepCapture.Current is null ? null : () => Numbers(group) }, parameters, [.. parameters.Select(static p => p.BorrowedGrad!)],
        [.. parameters.Select(p => moments[p].First)], [.. parameters.Select(p => moments[p].Second)]);

    AdamStep Numbers(ParameterGroup group) => new(Rate * group.RateFactor, betas.First, betas.Second, epsilon, group.Decay, isDecoupled, Count);

    private protected override IEnumerable<(string Name, Tensor Tensor)> Slots(Tensor parameter) =>
        [("first", moments[parameter].First), ("second", moments[parameter].Second)];
}
