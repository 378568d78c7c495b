using Microsoft.CodeAnalysis;
using NamedTorch.Analyzers.Symbols;
using NamedTorch.Diagnostics;

namespace NamedTorch.Analyzers.Declarations;

/// <summary>The text of a [Dims] or [Signature].</summary>
internal static class ContractText
{
    /// <summary>The text, or null if the attribute is neither.</summary>
    public static string? Of(AttributeData attribute, KnownTypes types)
    {
        if (!KnownTypes.Is(attribute.AttributeClass, types.DimsAttribute) && !KnownTypes.Is(attribute.AttributeClass, types.SignatureAttribute)) return null;
        return attribute.ConstructorArguments is not [var argument] ? null
            : argument.Kind != TypedConstantKind.Array ? argument.Value as string
            : argument.Values.IsDefault ? null : string.Join(" ", argument.Values.Select(static v => v.Value as string));
    }

    /// <summary>NT3004: what is wrong with the text.</summary>
    public static Conflict? Fault(AttributeData attribute, KnownTypes types)
    {
        if (Of(attribute, types) is not { } text) return null;
        try
        {
            if (KnownTypes.Is(attribute.AttributeClass, types.SignatureAttribute)) Signature.Parse(text);
            else TypePattern.Parse(text);
            return null;
        }
        catch (TensorTypeException fault) { return fault.Conflict; }
    }
}
