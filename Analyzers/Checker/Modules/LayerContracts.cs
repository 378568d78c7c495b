using Microsoft.CodeAnalysis;

namespace NamedTorch.Analyzers.Modules;

/// <summary>Where a layer declares what it takes and gives: its Compute, which Forward runs.</summary>
internal static class LayerContracts
{
    public static IMethodSymbol? Compute(IMethodSymbol method, ITypeSymbol? type)
    {
        if (method.Name != "Forward" || method.Parameters.Length != 1) return null;
        for (; type is not null && !SymbolEqualityComparer.Default.Equals(type, method.ContainingType); type = type.BaseType)
            foreach (var member in type.GetMembers("Compute"))
                if (member is IMethodSymbol { IsOverride: true, Parameters.Length: 1 } compute) return compute;
        return null;
    }
}
