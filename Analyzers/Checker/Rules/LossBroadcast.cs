using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NamedTorch.Analyzers.Calls;
using NamedTorch.Analyzers.Facts;
using NamedTorch.Analyzers.Symbols;
using NamedTorch.Diagnostics;

namespace NamedTorch.Analyzers.Rules;

/// <summary>
/// NT1101: the user's own losses and metrics, listed in .editorconfig as <c>namedtorch.loss_members = Metrics.Accuracy, Losses.Focal</c>, get
/// tensors of different dims, of which one would be broadcast. The library's losses refuse that by themselves.
/// </summary>
internal sealed class LossBroadcast : CallRule
{
    const string Option = "namedtorch.loss_members";

    readonly string[] members;

    LossBroadcast(string[] members) => this.members = members;

    /// <summary>The rule as a file's options want it, or null where they list nothing.</summary>
    public static LossBroadcast? Of(AnalyzerConfigOptions options) =>
        options.TryGetValue(Option, out string? list) && list.Split([','], StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } members
            ? new([.. members.Select(static m => m.Trim())]) : null;

    public override void Check(CallFacts call, Contracts contracts, Report report)
    {
        if (call.Outcomes is { Conflict: not null } || call.Operands.Length < 2 || !IsListed(call.Member)) return;
        var first = call.Operands[0];
        foreach (var other in call.Operands.Skip(1))
        {
            if (!IsKnown(first) || !IsKnown(other) || ReferenceEquals(first.Type.Dims.WithoutUnits(), other.Type.Dims.WithoutUnits())) continue;
            report(new Conflict(DiagnosticId.NT1101, OperationName.Of(call.Member), ("left", first.Name), ("left_type", first.Type), ("right", other.Name), ("right_type", other.Type)), other.Syntax);
        }
    }

    // A scalar is a weight, not a list of targets.
    static bool IsKnown(CallOperand operand) => operand.Type is { Rank: > 0, Dims.HasUnknown: false };

    // "Accuracy", "Metrics.Accuracy" and "Company.Metrics.Accuracy" mean the same member.
    bool IsListed(ISymbol member)
    {
        string full = $"{member.ContainingType.ToDisplayString()}.{member.Name}";
        return members.Any(m => full == m || full.EndsWith("." + m, StringComparison.Ordinal));
    }
}
