using System.Collections.Immutable;

namespace NamedTorch.Analyzers.Values;

/// <summary>A tuple, array or list whose elements are known one by one.</summary>
internal sealed record ListValue(ImmutableArray<Value> Items) : Value
{
    public bool Equals(ListValue? other) => other is not null && Items.SequenceEqual(other.Items);

    public override int GetHashCode() => Items.Aggregate(Items.Length, static (hash, item) => hash * 31 + item.GetHashCode());

    protected override Value JoinDifferent(Value other) => other switch
    {
        ListValue list when list.Items.Length == Items.Length => new ListValue([.. Items.Zip(list.Items, Join)]),
        ListValue list => EachValue.Of(Items.Concat(list.Items)),
        EachValue each => EachValue.Of(Items.Add(each.Item)),
        _ => Unknown,
    };

    public override string ToString() => $"[{string.Join(", ", Items)}]";
}

/// <summary>A list of unknown length, each element of which is like <see cref="Item"/>.</summary>
internal sealed record EachValue(Value Item) : Value
{
    /// <summary>The list that may be any of these elements; without elements nothing is known of one.</summary>
    public static Value Of(IEnumerable<Value> items)
    {
        Value? all = null;
        foreach (var item in items) all = all is null ? item : Join(all, item);
        return all is null or { IsUnknown: true } ? Unknown : new EachValue(all);
    }

    protected override Value JoinDifferent(Value other) => other switch
    {
        EachValue each => Of([Item, each.Item]),
        ListValue list => Of(list.Items.Add(Item)),
        _ => Unknown,
    };
}
