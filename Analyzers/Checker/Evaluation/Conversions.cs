using Microsoft.CodeAnalysis;
using NamedTorch.Analyzers.Calls;
using NamedTorch.Analyzers.Symbols;
using NamedTorch.Analyzers.Values;
using NamedTorch.Diagnostics;

namespace NamedTorch.Analyzers.Evaluation;

/// <summary>What a value is after an implicit or explicit conversion to a type.</summary>
internal static class Conversions
{
    /// <summary>The converted value; a conflict where the conversion itself is refused (a string that is no name).</summary>
    public static Value To(KnownTypes types, Value value, ITypeSymbol? target, out Conflict? conflict)
    {
        conflict = null;
        if (target is null || value.IsUnknown && !KnownTypes.Is(target, types.Axis)) return value;
        try
        {
            if (Known(types, target) is { } convert) return convert(value);
        }
        catch (TensorTypeException refused)
        {
            conflict = refused.Conflict;
            return Value.Unknown;
        }
        if (value is NumberValue number) return ToNumber(number, target);
        if (value is ListValue list && target is INamedTypeSymbol { IsTupleType: true } tuple && tuple.TupleElements.Length == list.Items.Length)
            return new ListValue([.. list.Items.Select((item, i) => To(types, item, tuple.TupleElements[i].Type, out _))]);
        return value;
    }

    static Func<Value, Value>? Known(KnownTypes types, ITypeSymbol target) =>
        KnownTypes.Is(target, types.Tensor) ? ToTensor
        : KnownTypes.Is(target, types.DimRef) ? ToDimRef
        : KnownTypes.Is(target, types.Dim) ? ToDim
        : KnownTypes.Is(target, types.Axis) ? ToAxis
        : KnownTypes.Is(target, types.At) ? static value => new ItemValue(IndexItems.Of(value))
        : KnownTypes.Is(target, types.Axes) ? ToAxes
        : KnownTypes.Is(target, types.Index) ? static value => value is NumberValue ? new IndexValue(value, FromEnd: false) : value
        : null;

    // Scalars become tensors without dims; everything else that converts is a reference conversion.
    static Value ToTensor(Value value) => value switch
    {
        TensorValue or NullValue => value,
        NumberValue or FlagValue => new TensorValue(TensorType.Scalar),
        _ => Value.Unknown,
    };

    static Value ToDimRef(Value value) => value switch
    {
        DimValue => value,
        NullValue => new DimValue(DimRef.Unnamed),
        TextValue text => new DimValue(text.Text),
        NumberValue { Constant: >= int.MinValue and <= int.MaxValue and var position } => new DimValue((int)position!),
        IndexValue { Offset: NumberValue { Constant: >= 0 and <= int.MaxValue and var offset }, FromEnd: var fromEnd } => new DimValue(fromEnd ? -(int)offset! : (int)offset!),
        RangeValue { IsWhole: true } => new DimValue(DimRef.Rest),
        _ => Value.Unknown,
    };

    static Value ToDim(Value value) => value switch
    {
        DimValue or NullValue => value,
        TextValue text => new DimValue((Dim)text.Text),
        _ => Value.Unknown,
    };

    static Value ToAxis(Value value) => value switch
    {
        AxisValue => value,
        NumberValue number => new AxisValue(DimSlot.Unnamed, number.Size),
        ListValue { Items: [var dim, var size] } => new AxisValue(SlotOf(dim), SizeOf(size)),
        _ => new AxisValue(DimSlot.Unknown, Size.Unknown),
    };

    // A list of axes, or one, which may be written as a tuple.
    static Value ToAxes(Value value) => value switch
    {
        ListValue list when list.Items.All(static i => i is AxisValue) => list,
        AxisValue or ListValue { Items.Length: 2 } => new ListValue([ToAxis(value)]),
        _ => Value.Unknown,
    };

    /// <summary>The dim that a name, a dim or null stands for.</summary>
    /// <exception cref="TensorTypeException">NT1011: a string that is no name.</exception>
    public static DimSlot SlotOf(Value value) => value switch
    {
        TextValue name => DimSlot.Of(((Dim)name.Text).Name),
        DimValue { Dim.Kind: DimRefKind.Name } dim => DimSlot.Of(dim.Dim.Name),
        NullValue => DimSlot.Unnamed,
        _ => DimSlot.Unknown,
    };

    /// <summary>The size a number stands for.</summary>
    public static Size SizeOf(Value value) => value is NumberValue number ? number.Size : Size.Unknown;

    static Value ToNumber(NumberValue value, ITypeSymbol target) => target.SpecialType switch
    {
        SpecialType.System_Int32 => value.Constant is null or (>= int.MinValue and <= int.MaxValue) ? value : Value.Unknown,
        SpecialType.System_Int64 or SpecialType.System_Object => value,
        // A type of the user's or the library's that numbers convert to, or a nullable one.
        SpecialType.None => value,
        _ => Value.Unknown,
    };
}
