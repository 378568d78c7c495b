using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using NamedTorch.Analyzers.Reporting;
using NamedTorch.Analyzers.Symbols;
using NamedTorch.Diagnostics;

namespace NamedTorch.Analyzers.Declarations;

/// <summary>NT3005: an override, or what implements an interface, declares other dims than what callers see.</summary>
internal static class OverrideContracts
{
    public static IEnumerable<Finding> Of(IMethodSymbol method, Contracts contracts, CancellationToken cancellation)
    {
        foreach (var inherited in Inherited(method))
        {
            for (int i = 0; i < method.Parameters.Length; i++)
                if (Differ(contracts.Dims(method.Parameters[i]), contracts.Dims(inherited.Parameters[i])) is var (own, other))
                    yield return Finding(method.Parameters[i].Name, own, other, method.Parameters[i].GetAttributes());
            if (Differ(contracts.Result(method), contracts.Result(inherited)) is var (result, wanted))
                yield return Finding(method.Name, result, wanted, method.GetReturnTypeAttributes());
        }

        Finding Finding(string member, TypePattern own, TypePattern other, ImmutableArray<AttributeData> attributes)
        {
            var conflict = new Conflict(DiagnosticId.NT3005, method.Name, ("member", member), ("contract", own), ("inherited", other));
            var attribute = attributes.First(a => ContractText.Of(a, contracts.Types) is not null);
            return new(conflict, (attribute.ApplicationSyntaxReference ?? method.DeclaringSyntaxReferences[0]).GetSyntax(cancellation), []);
        }
    }

    static (TypePattern Own, TypePattern Inherited)? Differ(TypePattern? own, TypePattern? inherited) =>
        own is not null && inherited is not null && own.ToString() != inherited.ToString() ? (own, inherited) : null;

    static IEnumerable<IMethodSymbol> Inherited(IMethodSymbol method)
    {
        if (method.OverriddenMethod is { } overridden) yield return overridden;
        foreach (var contract in method.ContainingType.AllInterfaces)
            foreach (var member in contract.GetMembers(method.Name).OfType<IMethodSymbol>())
                if (SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method)) yield return member;
    }
}
