using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NamedTorch.Analyzers.Calls;
using NamedTorch.Analyzers.Symbols;
using NamedTorch.Analyzers.Values;

namespace NamedTorch.Analyzers.Evaluation;

/// <summary>The members and constructors of Dim, DimRef and Axis: the words in which tensors are talked about.</summary>
internal static class DimFacts
{
    /// <summary>The value of a property, or null if it is none of these.</summary>
    public static Value? Of(KnownTypes types, IPropertySymbol property, Value instance, ImmutableArray<CallArgument> arguments)
    {
        var owner = property.ContainingType;
        if (KnownTypes.Is(owner, types.Dim))
            return (property.Name, instance, arguments) switch
            {
                ("Rest", _, _) => new DimValue(DimRef.Rest),
                ("Star", DimValue { Dim.Name: { } name }, _) => new DimValue(((Dim)name).Star),
                ("Name", DimValue { Dim.Name: { } name }, _) => new TextValue(name),
                (_, _, [var size]) => new AxisValue(Conversions.SlotOf(instance), Conversions.SizeOf(size.Value)),
                _ => null,
            };
        if (KnownTypes.Is(owner, types.DimRef) && property.Name is "Rest" or "Unnamed") return new DimValue(property.Name == "Rest" ? DimRef.Rest : DimRef.Unnamed);
        if (KnownTypes.Is(owner, types.At) && property.Name == "Rest") return new ItemValue(IndexItem.Rest);
        if (KnownTypes.Is(owner, types.Axis) && instance is AxisValue axis)
            return property.Name == "Size" ? new NumberValue(axis.Size) : axis.Slot.Name is { } named ? new DimValue((Dim)named) : axis.Slot.Kind == DimKind.Unnamed ? NullValue.Instance : null;
        return null;
    }

    /// <summary>What a constructor makes, or null if it is none of these.</summary>
    public static Value? Created(KnownTypes types, IObjectCreationOperation creation, ImmutableArray<CallArgument> arguments)
    {
        if (KnownTypes.Is(creation.Type, types.Dim)) return arguments is [{ Value: TextValue name }] ? Conversions.To(types, name, types.Dim, out _) : Value.Unknown;
        if (KnownTypes.Is(creation.Type, types.Axis) && arguments is [var dim, var size])
            return Conversions.To(types, new ListValue([dim.Value, size.Value]), types.Axis, out _);
        return null;
    }
}
