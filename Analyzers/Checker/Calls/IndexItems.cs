using Microsoft.CodeAnalysis;
using NamedTorch.Analyzers.Symbols;
using NamedTorch.Analyzers.Values;

namespace NamedTorch.Analyzers.Calls;

/// <summary>From values to the indices of <c>x[…]</c>, as At's conversions make them.</summary>
internal static class IndexItems
{
    public static IndexItem Of(Value value) => value switch
    {
        ItemValue item => item.Item,
        NumberValue or IndexValue => IndexItem.Place(Bound(value)),
        RangeValue range => Range(range, 1, null),
        TensorValue tensor => IndexItem.Of(tensor.Type, isMask: null),
        FlagValue flag => IndexItem.Flag(flag.Flag),
        ListValue { Items: [DimValue { Dim.Name: { } dim }, RangeValue range, var step] } => Range(range, SizeOf(step), dim),
        ListValue { Items: [DimValue { Dim.Name: { } dim }, var index] } => Of(index).For(dim),
        ListValue { Items: [TextValue dim, ..] } list => Of(new ListValue(list.Items.SetItem(0, new DimValue(dim.Text)))),
        ListValue { Items: [RangeValue range, var step] } => Range(range, SizeOf(step), null),
        _ => IndexItem.Unknown,
    };

    /// <summary>What is known of an index from its declared type alone: that it is a place, a range or a tensor.</summary>
    public static Value Shaped(KnownTypes types, Value value, ITypeSymbol? declared) => (value, declared) switch
    {
        (ListValue list, INamedTypeSymbol { IsTupleType: true } tuple) => new ListValue([.. list.Items.Select((item, i) => Shaped(types, item, tuple.TupleElements[i].Type))]),
        ({ IsUnknown: false }, _) => value,
        (_, { SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 }) => new NumberValue(Size.Unknown),
        _ when KnownTypes.Is(declared, types.Index) => new IndexValue(Value.Unknown, FromEnd: false),
        _ when KnownTypes.Is(declared, types.Range) => new RangeValue(Value.Unknown, Value.Unknown),
        _ when types.IsTensor(declared) => TensorValue.Any,
        _ => value,
    };

    static Size SizeOf(Value value) => value is NumberValue number ? number.Size : Size.Unknown;

    static IndexItem Range(RangeValue range, Size step, string? dim) =>
        IndexItem.Range(range.Start is null ? 0 : Bound(range.Start), range.End is null ? new IndexBound(0, true) : Bound(range.End), step, dim);

    static IndexBound Bound(Value value) => value switch
    {
        IndexValue { Offset: NumberValue offset, FromEnd: var fromEnd } => new IndexBound(offset.Constant is < 0 ? Size.Unknown : offset.Size, fromEnd),
        NumberValue { Constant: { } constant } => constant,
        NumberValue number => new IndexBound(number.Size),
        _ => IndexBound.Unknown,
    };
}
