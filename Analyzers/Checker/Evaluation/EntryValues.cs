using Microsoft.CodeAnalysis;
using NamedTorch.Analyzers.Symbols;
using NamedTorch.Analyzers.Values;

namespace NamedTorch.Analyzers.Evaluation;

/// <summary>What parameters are when a body begins: what their contracts promise, and a symbol for every whole number.</summary>
internal static class EntryValues
{
    public static Value Of(CheckedCompilation compilation, IParameterSymbol parameter, string prefix = "")
    {
        if (parameter.RefKind == RefKind.Out) return Value.Unknown;
        if (compilation.Contracts.Dims(parameter) is { } contract && compilation.Types.IsTensor(parameter.Type))
            return new TensorValue(contract.ToType(), parameter.NullableAnnotation == NullableAnnotation.Annotated);
        if (compilation.Types.IsTensor(parameter.Type)) return TensorValue.Any with { MayBeNull = parameter.NullableAnnotation == NullableAnnotation.Annotated };
        return parameter.Type.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64 && parameter.RefKind == RefKind.None
            ? new NumberValue(Size.Symbol(prefix + parameter.Name))
            : Value.Unknown;
    }

    /// <summary>A primary constructor's parameter as the type's members see it. Its symbol is not that of a method's parameter of the same name.</summary>
    public static Value OfConstructor(Interpreter e, IMethodSymbol constructor, IParameterSymbol parameter) =>
        PrimaryParameters.MayBeAssigned(parameter) ? Value.Unknown : Of(e.Compilation, parameter, constructor.ContainingType.Name + ".");
}
