using Microsoft.CodeAnalysis.CSharp.Syntax;
using NamedTorch.Analyzers.Fixes.Proposals;

namespace NamedTorch.Analyzers.Fixes.Sources;

/// <summary>A tensor that has the contract's dims in another order is aligned to it.</summary>
internal sealed class ContractAlignment : FixSource
{
    public override IReadOnlyList<string> Ids { get; } = ["NT3001", "NT3002", "NT3003"];

    public override IReadOnlyList<string> Keys { get; } = ["AlignTo", "Rename"];

    public override IEnumerable<Candidate> For(Problem problem)
    {
        if ((problem.Operands.FirstOrDefault() ?? problem.At as ExpressionSyntax) is not { } value || problem["contract"] is not { } contract || problem.TypeOf(value) is not { } type) yield break;
        // "(.. query=64 model)": names and the rest, without sizes.
        var wanted = contract.Trim('(', ')', '"').Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Select(static t => t.Split('=')[0]).ToList();
        if (wanted.Any(static t => t != ".." && !(char.IsLetter(t[0]) || t[0] == '_'))) yield break;
        yield return new($"Align to {contract}", "AlignTo", value, Write.Call(value, "AlignTo", wanted.Select(n => n == ".." ? Write.Text(n) : Write.Dim(problem, n))));
        var there = type.Dims.Select(static d => d.Name).OfType<string>().ToList();
        string[] lacking = [.. wanted.Where(n => n != ".." && !there.Contains(n))], unwanted = [.. there.Where(n => !wanted.Contains(n))];
        if (lacking is [var to] && unwanted is [.., var from])
            yield return new($"Rename '{from}' to '{to}'", "Rename", value, Write.Call(value, "Rename", Write.Dim(problem, from), Write.Dim(problem, to)));
    }
}
