using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NamedTorch.Analyzers.Values;

namespace NamedTorch.Analyzers.Evaluation;

/// <summary>Patterns: whether they match where that is sure, and what their variables are if they do.</summary>
internal static class Patterns
{
    public static Value Of(Interpreter e, IIsPatternOperation test) => FlagValue.Of(Matches(e, test.Pattern, e.Of(test.Value)));

    /// <summary>Whether a value matches; null where that is not known. Declares the pattern's variables.</summary>
    static bool? Matches(Interpreter e, IPatternOperation pattern, Value value)
    {
        switch (pattern)
        {
            case IConstantPatternOperation constant:
                return Arithmetic.AreEqual(value, e.Of(constant.Value));
            case INegatedPatternOperation negated:
                return !Matches(e, negated.Pattern, value);
            case IRelationalPatternOperation relational:
                return Arithmetic.Binary(relational.OperatorKind, value, e.Of(relational.Value)) is FlagValue flag ? flag.Flag : null;
            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } both:
                return And(Matches(e, both.LeftPattern, value), Matches(e, both.RightPattern, value));
            case IBinaryPatternOperation either:
                return !And(!Matches(e, either.LeftPattern, value), !Matches(e, either.RightPattern, value));
            case IDiscardPatternOperation:
                return true;
            case IDeclarationPatternOperation declaration:
                Declare(e, declaration.DeclaredSymbol, value);
                return declaration.MatchesNull ? true : value is NullValue ? false : null;
            case ITypePatternOperation:
                return value is NullValue ? false : null;
            case IRecursivePatternOperation recursive:
                Declare(e, recursive.DeclaredSymbol, value);
                Forget(e, recursive.DeconstructionSubpatterns, value);
                foreach (var property in recursive.PropertySubpatterns) Matches(e, property.Pattern, Value.Unknown);
                return value is NullValue ? false : null;
            case IListPatternOperation list:
                Declare(e, list.DeclaredSymbol, value);
                Forget(e, list.Patterns, value);
                return value is NullValue ? false : null;
            case ISlicePatternOperation { Pattern: { } slice }:
                Matches(e, slice, Value.Unknown);
                return null;
            default:
                return null;
        }
    }

    static bool? And(bool? left, bool? right) => left == false || right == false ? false : left is null || right is null ? null : true;

    // Parts of a tuple are known one by one; of a list only without a slice.
    static void Forget(Interpreter e, IReadOnlyList<IPatternOperation> parts, Value value)
    {
        bool listed = value is ListValue list && list.Items.Length == parts.Count && !parts.Any(static p => p is ISlicePatternOperation);
        for (int i = 0; i < parts.Count; i++) Matches(e, parts[i], listed ? ((ListValue)value).Items[i] : Value.Unknown);
    }

    static void Declare(Interpreter e, ISymbol? variable, Value value)
    {
        if (variable is not null) e.Set(variable, value is TensorValue { MayBeNull: true } tensor ? tensor with { MayBeNull = false } : value);
    }
}
