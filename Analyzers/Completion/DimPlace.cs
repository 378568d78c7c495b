using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NamedTorch.Analyzers.Flow;

namespace NamedTorch.Analyzers.Completion;

/// <summary>An argument of a call that is being typed.</summary>
internal sealed class DimPlace(SemanticModel model, InvocationExpressionSyntax call, int argument)
{
    /// <summary>Whether one of the overloads that may be meant takes a dim here.</summary>
    public bool WantsDim(CancellationToken cancellation)
    {
        var info = model.GetSymbolInfo(call, cancellation);
        var members = info.Symbol is { } known ? [known] : info.CandidateSymbols.IsEmpty ? model.GetMemberGroup(call.Expression, cancellation) : info.CandidateSymbols;
        // What is half typed may have been taken for another overload.
        return members.Concat(model.GetMemberGroup(call.Expression, cancellation)).OfType<IMethodSymbol>().Any(m => TakesDim(m.Parameters, argument));
    }

    /// <summary>The dims of the receiver and the other tensors of the call, each with the type that has it.</summary>
    public IEnumerable<(string Name, string Type)> Dims(CancellationToken cancellation)
    {
        var types = TypeInspection.All(model, call, cancellation);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var expressions = call.ArgumentList.Arguments.Select(static a => a.Expression);
        if (call.Expression is MemberAccessExpressionSyntax access) expressions = expressions.Prepend(access.Expression);
        foreach (var expression in expressions)
            if (types.TryGetValue(expression, out var type))
                foreach (var dim in type.Dims)
                    if (dim.Name is { } name && seen.Add(name)) yield return (name, type.ToString());
    }

    /// <summary>Whether a Dim of this name can be written here.</summary>
    public bool IsInSight(string name) => model.LookupSymbols(call.SpanStart, name: name) is { Length: 1 } symbols && (symbols[0] switch
    {
        ILocalSymbol local => local.Type,
        IFieldSymbol field => field.Type,
        IParameterSymbol parameter => parameter.Type,
        IPropertySymbol property => property.Type,
        _ => null,
    })?.ToDisplayString() == "NamedTorch.Dim";

    static bool TakesDim(IReadOnlyList<IParameterSymbol> parameters, int index)
    {
        if (parameters.Count == 0) return false;
        var parameter = parameters[Math.Min(index, parameters.Count - 1)];
        if (index >= parameters.Count && !parameter.IsParams) return false;
        var type = parameter.Type is IArrayTypeSymbol array ? array.ElementType : parameter.Type is INamedTypeSymbol { TypeArguments: { Length: 1 } elements } ? elements[0] : parameter.Type;
        return type is { Name: "Dim" or "DimRef", ContainingNamespace.Name: "NamedTorch" };
    }
}
