using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using NamedTorch.Analyzers.Calls;
using NamedTorch.Analyzers.Values;

namespace NamedTorch.Analyzers.Evaluation;

/// <summary>What lists, enumerators and tasks of the base class library give of what they hold.</summary>
internal static class ListFacts
{
    /// <summary>The value of a call, or null if it is none of these.</summary>
    public static Value? Of(IMethodSymbol method, Value receiver, ImmutableArray<CallArgument> arguments)
    {
        if (receiver is DimsValue dims && method.Name == "IndexOf" && arguments is [{ Value: TextValue name }])
            return dims.Type.Dims.IndexOf(name.Text) is >= 0 and var at ? NumberValue.Of(at) : dims.Type.Dims.HasUnknown ? Value.Unknown : NumberValue.Of(-1);
        if (method.ContainingType is { Name: "Task" or "ValueTask" } && method.Name == "FromResult" && arguments is [var result]) return result.Value;
        var values = method.IsStatic ? arguments.Select(static a => a.Value).ToArray() : [receiver, .. arguments.Select(static a => a.Value)];
        if (method.ContainingNamespace?.ToDisplayString().StartsWith("System", StringComparison.Ordinal) != true) return null;
        if (method.Name is "ConfigureAwait" or "AsTask") return receiver;
        if (values is not [var list, ..] || list is not (ListValue or EachValue)) return null;
        return (method.Name, values.Length) switch
        {
            ("GetEnumerator" or "AsEnumerable" or "AsSpan" or "ToArray" or "ToList" or "ToImmutableArray" or "AsReadOnly", 1) => list,
            ("Contains", >= 2) when list is ListValue known => FlagValue.Of(IndexOf(known, values[1]) is { } at ? at >= 0 : null),
            ("IndexOf", >= 2) when list is ListValue known => IndexOf(known, values[1]) is { } at ? NumberValue.Of(at) : Value.Unknown,
            ("Count", 1) when list is ListValue known => NumberValue.Of(known.Items.Length),
            ("First" or "Last", 1) => Lists.At(list, new IndexValue(NumberValue.Of(method.Name == "Last" ? 1 : 0), method.Name == "Last")),
            _ => null,
        };
    }

    /// <summary>The value of a property, or null.</summary>
    public static Value? Of(IPropertySymbol property, Value receiver) => (property.Name, receiver) switch
    {
        ("Length" or "Count", ListValue list) => NumberValue.Of(list.Items.Length),
        ("Current", ListValue list) => EachValue.Of(list.Items) is EachValue each ? each.Item : Value.Unknown,
        ("Current", EachValue each) => each.Item,
        ("Result" or "Value", _) when property.ContainingType is { Name: "Task" or "ValueTask" or "Nullable" } => receiver,
        _ => null,
    };

    static int? IndexOf(ListValue list, Value item)
    {
        bool sure = true;
        for (int i = 0; i < list.Items.Length; i++)
            switch (Arithmetic.AreEqual(list.Items[i], item))
            {
                case true when sure: return i;
                case false: break;
                default:
                    sure = list.Items[i] is NullValue && item is not (NullValue or { IsUnknown: true }) && sure;
                    break;
            }
        return sure ? -1 : null;
    }
}
