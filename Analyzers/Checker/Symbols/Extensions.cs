using Microsoft.CodeAnalysis;

namespace NamedTorch.Analyzers.Symbols;

/// <summary>C# 14's extension blocks.</summary>
internal static class Extensions
{
    /// <summary>The receiver that an extension block declares; null for other types.</summary>
    public static IParameterSymbol? Receiver(this INamedTypeSymbol? type) => type is { IsExtension: true } ? type.ExtensionParameter : null;
}
