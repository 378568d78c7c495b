using Microsoft.CodeAnalysis;

namespace NamedTorch.Analyzers.Symbols;

/// <summary>Which types are lists, and of what.</summary>
internal static class Elements
{
    /// <summary>The element type of an array, span or generic collection; null for anything else.</summary>
    public static ITypeSymbol? Of(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol { Rank: 1 } array => array.ElementType,
        INamedTypeSymbol { TypeArguments: [var element], Name: "Span" or "ReadOnlySpan" or "IEnumerable" or "ImmutableArray" } => element,
        INamedTypeSymbol { TypeArguments: [var element] } named when named.AllInterfaces.Any(static i => i.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T) => element,
        _ => null,
    };

    /// <summary>A collection that whoever holds it can change.</summary>
    public static bool IsMutable(ITypeSymbol type) => type is INamedTypeSymbol { TypeKind: TypeKind.Class } or INamedTypeSymbol { Name: "Span" or "Memory" or "IList" or "ICollection" };

    /// <summary>The type behind <c>T?</c> of a value type.</summary>
    public static ITypeSymbol Underlying(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;
}
