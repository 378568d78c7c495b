using NamedTorch.Analyzers.Fixes.Proposals;

namespace NamedTorch.Analyzers.Fixes.Sources;

/// <summary>Two dims that are one axis under two names: the second takes the first's.</summary>
internal sealed class Renaming : FixSource
{
    public override IReadOnlyList<string> Ids { get; } = ["NT1001", "NT1007", "NT1010"];

    public override IReadOnlyList<string> Keys { get; } = ["Rename"];

    public override IEnumerable<Candidate> For(Problem problem)
    {
        if (problem.Operands is not [_, .., var right] || problem["left_dim"] is not { Length: > 0 } wanted || problem["right_dim"] is not { Length: > 0 } there) yield break;
        yield return new($"Rename '{there}' of '{right}' to '{wanted}'", "Rename", right, Write.Call(right, "Rename", Write.Dim(problem, there), Write.Dim(problem, wanted)));
    }
}
