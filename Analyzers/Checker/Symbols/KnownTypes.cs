using Microsoft.CodeAnalysis;

namespace NamedTorch.Analyzers.Symbols;

/// <summary>The library's types in a compilation, looked up once.</summary>
internal sealed class KnownTypes
{
    KnownTypes(Compilation compilation, INamedTypeSymbol tensor)
    {
        Tensor = tensor;
        Dim = Find("Dim");
        DimRef = Find("DimRef");
        Axis = Find("Axis");
        Axes = Find("Axes");
        At = Find("At");
        NameRules = Find("NameRules");
        Module = Find("Module");
        SignatureAttribute = Find("SignatureAttribute");
        DimsAttribute = Find("DimsAttribute");
        AppliesAttribute = Find("AppliesAttribute");
        OverwritesAttribute = Find("OverwritesAttribute");
        DependsOnSizesAttribute = Find("DependsOnSizesAttribute");
        NamedDimsAttribute = Find("NamedDimsAttribute");
        IsStrict = Find("StrictNamesAttribute") is { } strict && compilation.Assembly.GetAttributes().Any(a => Is(a.AttributeClass, strict));
        TensorTypeException = Find("TensorTypeException");
        Index = compilation.GetTypeByMetadataName("System.Index");
        Range = compilation.GetTypeByMetadataName("System.Range");

        INamedTypeSymbol? Find(string name) => compilation.GetTypeByMetadataName("NamedTorch." + name);
    }

    public INamedTypeSymbol Tensor { get; }

    public INamedTypeSymbol? Dim { get; }

    public INamedTypeSymbol? DimRef { get; }

    public INamedTypeSymbol? Axis { get; }

    public INamedTypeSymbol? Axes { get; }

    public INamedTypeSymbol? At { get; }

    public INamedTypeSymbol? NameRules { get; }

    public INamedTypeSymbol? Module { get; }

    public INamedTypeSymbol? SignatureAttribute { get; }

    public INamedTypeSymbol? DimsAttribute { get; }

    public INamedTypeSymbol? AppliesAttribute { get; }

    public INamedTypeSymbol? OverwritesAttribute { get; }

    public INamedTypeSymbol? DependsOnSizesAttribute { get; }

    public INamedTypeSymbol? NamedDimsAttribute { get; }

    /// <summary>True where the assembly says <c>[assembly: StrictNames]</c>.</summary>
    public bool IsStrict { get; }

    public INamedTypeSymbol? TensorTypeException { get; }

    public INamedTypeSymbol? Index { get; }

    public INamedTypeSymbol? Range { get; }

    /// <summary>Null where the library is not referenced: then there is nothing to check.</summary>
    public static KnownTypes? Of(Compilation compilation) =>
        compilation.GetTypeByMetadataName("NamedTorch.Tensor") is { } tensor ? new(compilation, tensor) : null;

    public bool IsTensor(ITypeSymbol? type) => Is(type, Tensor);

    /// <summary>Reference or value type, nullable or not.</summary>
    public static bool Is(ITypeSymbol? type, INamedTypeSymbol? known) => known is not null && SymbolEqualityComparer.Default.Equals(type, known);
}
