using Microsoft.CodeAnalysis;
using NamedTorch.Analyzers.Values;

namespace NamedTorch.Analyzers.Evaluation;

/// <summary>Constants of the language: literals, const fields and locals, nameof, folded expressions.</summary>
internal static class Constants
{
    public static Value Of(object? constant, ITypeSymbol? type) => constant switch
    {
        null => Default(type),
        string text => new TextValue(text),
        bool flag => new FlagValue(flag),
        _ when type is INamedTypeSymbol { TypeKind: TypeKind.Enum } named => Member(named, constant),
        int or long or short or byte or sbyte or ushort or uint or char => NumberValue.Of(Convert.ToInt64(constant)),
        _ => Value.Unknown,
    };

    /// <summary>What <c>default</c> of a type is.</summary>
    public static Value Default(ITypeSymbol? type) => type switch
    {
        { SpecialType: SpecialType.System_Boolean } => new FlagValue(false),
        { SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 } => NumberValue.Of(0),
        INamedTypeSymbol { TypeKind: TypeKind.Enum } named => Member(named, 0),
        _ => NullValue.Instance,
    };

    static Value Member(INamedTypeSymbol type, object constant)
    {
        long number = Convert.ToInt64(constant);
        foreach (var member in type.GetMembers())
            if (member is IFieldSymbol { HasConstantValue: true, ConstantValue: { } value } && Convert.ToInt64(value) == number) return new EnumValue(member.Name, number);
        return new EnumValue(number.ToString(System.Globalization.CultureInfo.InvariantCulture), number);
    }
}
