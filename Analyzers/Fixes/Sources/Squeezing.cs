using NamedTorch.Analyzers.Fixes.Proposals;

namespace NamedTorch.Analyzers.Fixes.Sources;

/// <summary>A dim of size 1 that stands in the way is dropped by name.</summary>
internal sealed class Squeezing : FixSource
{
    public override IReadOnlyList<string> Ids { get; } = ["NT1001", "NT1002", "NT1101", "NT2001", "NT2002"];

    public override IReadOnlyList<string> Keys { get; } = ["Squeeze"];

    public override IEnumerable<Candidate> For(Problem problem)
    {
        foreach (var operand in problem.Operands)
        {
            if (problem.TypeOf(operand) is not { } type) continue;
            for (int i = 0; i < type.Rank; i++)
                if (type.SizeArray[i] == 1 && type.Dims.NameAt(i) is { } name)
                    yield return new($"Squeeze '{name}' of '{operand}'", "Squeeze", operand, Write.Call(operand, "Squeeze", Write.Dim(problem, name)));
        }
    }
}
