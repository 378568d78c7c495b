using Microsoft.CodeAnalysis.CSharp.Syntax;
using NamedTorch.Analyzers.Fixes.Proposals;

namespace NamedTorch.Analyzers.Fixes.Sources;

/// <summary>Two tensors that meet in another order: one is aligned with the other.</summary>
internal sealed class Alignment : FixSource
{
    public override IReadOnlyList<string> Ids { get; } = ["NT1001", "NT1002", "NT1010", "NT1101", "NT2001"];

    public override IReadOnlyList<string> Keys { get; } = ["AlignAs", "AlignTo"];

    public override IEnumerable<Candidate> For(Problem problem)
    {
        if (problem.Operands is not [var left, .., var right]) yield break;
        // What is assigned to keeps its dims; else the operand that lacks dims is brought to the other, which keeps its order.
        bool leftStays = left.Parent is AssignmentExpressionSyntax assignment && assignment.Left == left;
        bool rightFirst = leftStays || (problem.TypeOf(right)?.Rank ?? 0) <= (problem.TypeOf(left)?.Rank ?? 0);
        foreach (bool alignsRight in rightFirst ? new[] { true, false } : [false, true])
        {
            var (aligned, other) = alignsRight ? (right, left) : (left, right);
            if (aligned == left && leftStays) continue;
            if (Write.IsRepeatable(other)) yield return new($"Align '{aligned}' as '{other}'", "AlignAs", aligned, Write.Call(aligned, "AlignAs", other.WithoutTriviaAndParentheses()));
            else if (problem.TypeOf(other) is { Dims: { IsOpen: false, HasUnknown: false } dims } && dims.All(static d => d.Name is not null))
                yield return new($"Align '{aligned}' to {dims}", "AlignTo", aligned, Write.Call(aligned, "AlignTo", dims.Select(d => Write.Dim(problem, d.Name!))));
        }
    }
}
