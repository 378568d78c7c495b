using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NamedTorch.Analyzers.Symbols;
using NamedTorch.Analyzers.Values;

namespace NamedTorch.Analyzers.Evaluation;

/// <summary>Arrays, tuples, collection expressions, and what is read from them.</summary>
internal static class Lists
{
    public static Value Array(Interpreter e, IArrayCreationOperation creation)
    {
        foreach (var size in creation.DimensionSizes) e.Of(size);
        if (creation.Initializer is { } initializer && creation.DimensionSizes.Length == 1) return Of(initializer.ElementValues.Select(e.Of));
        return creation.DimensionSizes is [{ ConstantValue: { HasValue: true, Value: 0 } }] ? new ListValue([]) : Value.Unknown;
    }

    public static Value Collection(Interpreter e, ICollectionExpressionOperation collection)
    {
        var items = new List<Value>();
        bool counted = true;
        foreach (var element in collection.Elements)
        {
            if (element is not ISpreadOperation spread)
            {
                items.Add(e.Of(element));
                continue;
            }
            var all = e.Of(spread.Operand);
            if (all is ListValue list)
                items.AddRange(list.Items.Select(item => Conversions.To(e.Types, item, Elements.Of(collection.Type), out _)));
            else
            {
                counted = false;
                items.Add(all is EachValue each ? each.Item : Value.Unknown);
            }
        }
        return counted ? Of(items) : EachValue.Of(items);
    }

    /// <summary>The element at an index; where the index is not known, what holds of all.</summary>
    public static Value At(Value list, Value index)
    {
        if (list is EachValue each) return index is RangeValue ? each : each.Item;
        if (list is not ListValue { Items: var items }) return Value.Unknown;
        if (Position(index, items.Length) is { } position) return position >= 0 && position < items.Length ? items[position] : Value.Unknown;
        if (index is not RangeValue range) return EachValue.Of(items) is EachValue any ? any.Item : Value.Unknown;
        int? start = range.Start is null ? 0 : Position(range.Start, items.Length), end = range.End is null ? items.Length : Position(range.End, items.Length);
        return start is { } from && end is { } to && from >= 0 && from <= to && to <= items.Length ? new ListValue(items.Slice(from, to - from)) : Value.Unknown;
    }

    static int? Position(Value index, int length) => index switch
    {
        NumberValue { Constant: >= int.MinValue and <= int.MaxValue and { } number } => (int)number,
        IndexValue { Offset: NumberValue { Constant: >= 0 and <= int.MaxValue and { } offset }, FromEnd: var fromEnd } => fromEnd ? length - (int)offset : (int)offset,
        _ => null,
    };

    static Value Of(IEnumerable<Value> items) => new ListValue([.. items]);
}
