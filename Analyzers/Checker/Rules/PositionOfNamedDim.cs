using NamedTorch.Analyzers.Calls;
using NamedTorch.Analyzers.Facts;
using NamedTorch.Analyzers.Symbols;
using NamedTorch.Analyzers.Values;
using NamedTorch.Diagnostics;

namespace NamedTorch.Analyzers.Rules;

/// <summary>NT4001: a dim is given by position although its name is known.</summary>
internal sealed class PositionOfNamedDim : CallRule
{
    public override void Check(CallFacts call, Contracts contracts, Report report)
    {
        if (call.Outcomes?.Conflict is not null || call.Operands is not [{ Type: { Dims.IsOpen: false } type }, ..]) return;
        foreach (var argument in call.Values.Items)
        {
            if (argument.Syntax is not { } syntax) continue;
            if (argument.Value is DimValue single && NameAt(type, single) is { } name && IsTheSame(call, contracts, argument, new DimValue(name)))
                Found(single, name, syntax);
            if (argument.Value is not ListValue list) continue;
            for (int i = 0; i < list.Items.Length; i++)
                if (list.Items[i] is DimValue one && NameAt(type, one) is { } member && IsTheSame(call, contracts, argument, list with { Items = list.Items.SetItem(i, new DimValue(member)) }))
                    Found(one, member, argument.Part(i)!);
        }

        void Found(DimValue dim, string name, Microsoft.CodeAnalysis.SyntaxNode at) =>
            report(new Conflict(DiagnosticId.NT4001, OperationName.Of(call.Member), ("position", dim.Dim.Position), ("dim", name)).With(call.Operands[0].Name, type), at);
    }

    static string? NameAt(TensorType type, DimValue dim)
    {
        if (dim.Dim.Kind != DimRefKind.Position) return null;
        int position = dim.Dim.Position < 0 ? dim.Dim.Position + type.Rank : dim.Dim.Position;
        return position >= 0 && position < type.Rank ? type.Dims.NameAt(position) : null;
    }

    // A position may be where something new goes: only if the name gives the same is it another word for it.
    static bool IsTheSame(CallFacts call, Contracts contracts, CallArgument argument, Value named)
    {
        if (call.Outcomes is not { } positional || contracts.Signature(call.Member) is not { } signature) return call.Outcomes is null;
        var renamed = new ArgumentList([.. call.Values.Items.Select(a => ReferenceEquals(a, argument) ? a with { Value = named } : a)]);
        var outcomes = SafeInference.Run(signature, OperationName.Of(call.Member), ArgumentBinder.Bind(contracts.Types, renamed), call.Rules);
        return outcomes.Conflict is null && outcomes.Types.SequenceEqual(positional.Types);
    }
}
