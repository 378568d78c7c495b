using NamedTorch.Analyzers.Fixes.Proposals;

namespace NamedTorch.Analyzers.Fixes.Sources;

/// <summary>An unnamed vector beside named dims: it is named after the one that is meant, and aligned.</summary>
internal sealed class UnnamedOperand : FixSource
{
    public override IReadOnlyList<string> Ids { get; } = ["NT1102"];

    public override IReadOnlyList<string> Keys { get; } = ["Refine"];

    public override IEnumerable<Candidate> For(Problem problem)
    {
        foreach (var (unnamed, other) in Pairs(problem))
        {
            if (problem.TypeOf(unnamed) is not { Rank: 1, Dims.HasNames: false } vector || problem.TypeOf(other) is not { } type || !Write.IsRepeatable(other)) continue;
            for (int i = 0; i < type.Rank; i++)
                if (type.Dims.NameAt(i) is { } name && (vector.SizeArray[0] < 0 || type.SizeArray[i] < 0 || type.SizeArray[i] == vector.SizeArray[0]))
                    yield return new($"'{unnamed}' is '{name}'", "Refine:" + name, unnamed, Write.Call(Write.Call(unnamed, "RefineNames", Write.Dim(problem, name)), "AlignAs", other.WithoutTriviaAndParentheses()));
        }
    }

    static IEnumerable<(Microsoft.CodeAnalysis.CSharp.Syntax.ExpressionSyntax Unnamed, Microsoft.CodeAnalysis.CSharp.Syntax.ExpressionSyntax Other)> Pairs(Problem problem) =>
        problem.Operands is [var left, .., var right] ? [(left, right), (right, left)] : [];
}
