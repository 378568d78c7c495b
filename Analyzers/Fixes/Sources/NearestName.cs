using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NamedTorch.Analyzers.Fixes.Proposals;

namespace NamedTorch.Analyzers.Fixes.Sources;

/// <summary>A dim that is not there: the name that was meant.</summary>
internal sealed class NearestName : FixSource
{
    const int Most = 6;

    public override IReadOnlyList<string> Ids { get; } = ["NT1003", "NT1008"];

    public override IReadOnlyList<string> Keys { get; } = ["NearestName", "UseName"];

    public override IEnumerable<Candidate> For(Problem problem)
    {
        if (problem["dim"] is not { } wrong || Place(problem, wrong) is not { } place) yield break;
        if (problem["nearest"] is { Length: > 0 } nearest) yield return new($"Use '{nearest}'", "NearestName", place, Write.Dim(problem, nearest).WithTriviaFrom(place));
        foreach (string name in Names(problem["dims"]).Where(n => n != problem["nearest"]).Take(Most))
            yield return new($"Use '{name}'", "UseName:" + name, place, Write.Dim(problem, name).WithTriviaFrom(place));
    }

    // The report is at the argument that names the dim; where that is a list, at what in it does.
    static ExpressionSyntax? Place(Problem problem, string wrong)
    {
        var inside = problem.At.DescendantNodesAndSelf().OfType<ExpressionSyntax>().Where(e => e is IdentifierNameSyntax or LiteralExpressionSyntax or MemberAccessExpressionSyntax).ToList();
        return inside.FirstOrDefault(e => problem.Model.GetConstantValue(e) is { HasValue: true, Value: string text } && text == wrong)
            ?? inside.FirstOrDefault(e => (e as IdentifierNameSyntax)?.Identifier.ValueText == wrong)
            ?? (problem.Model.GetTypeInfo(problem.At).Type is { Name: "Dim" or "DimRef" } ? problem.At as ExpressionSyntax : null);
    }

    // "(batch, time, ?)"
    static IEnumerable<string> Names(string? dims) =>
        dims is null ? [] : dims.Trim('(', ')').Split(',').Select(static d => d.Trim().Split(' ')[0]).Where(static d => d.Length > 0 && (char.IsLetter(d[0]) || d[0] == '_'));
}
