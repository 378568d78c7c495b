using Microsoft.CodeAnalysis;

namespace NamedTorch.Analyzers.Calls;

/// <summary>What messages call a member: as the run time does.</summary>
internal static class OperationName
{
    public static string Of(ISymbol member) => member switch
    {
        IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator } op => Operator(op.Name.Substring("op_".Length)),
        IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => constructor.ContainingType.Name,
        IPropertySymbol { IsIndexer: true } => "Index",
        _ => member.Name,
    };

    static string Operator(string name) => name switch
    {
        "Addition" => "Add",
        "Subtraction" => "Subtract",
        "Division" => "Divide",
        "UnaryNegation" => "Negate",
        "Equality" => "Equal",
        "Inequality" => "NotEqual",
        "LessThan" => "Less",
        "LessThanOrEqual" => "LessOrEqual",
        "GreaterThan" => "Greater",
        "GreaterThanOrEqual" => "GreaterOrEqual",
        "BitwiseAnd" => "And",
        "BitwiseOr" => "Or",
        "ExclusiveOr" => "Xor",
        "OnesComplement" => "BitwiseNot",
        _ => name,
    };
}
