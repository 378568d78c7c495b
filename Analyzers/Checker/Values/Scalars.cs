namespace NamedTorch.Analyzers.Values;

/// <summary>A dim as an argument: by name, by position, or the rest.</summary>
internal sealed record DimValue(DimRef Dim) : Value
{
    public override string ToString() => Dim.ToString();
}

/// <summary>A sized dim, of which name or size may be unknown.</summary>
internal sealed record AxisValue(DimSlot Slot, Size Size) : Value
{
    protected override Value JoinDifferent(Value other) => other is not AxisValue axis ? Unknown
        : new AxisValue(axis.Slot == Slot ? Slot : DimSlot.Unknown, axis.Size == Size ? Size : Size.Unknown);

    public override string ToString() => $"{Slot} {Size}";
}

/// <summary>A string.</summary>
internal sealed record TextValue(string Text) : Value
{
    public override string ToString() => $"\"{Text}\"";
}

/// <summary>A whole number, or a formula for one.</summary>
internal sealed record NumberValue(Size Size) : Value
{
    /// <summary>The number where it is one; negative numbers are formulas without symbols.</summary>
    public long? Constant => Size.IsConstant ? Size.Code : Size.NegativeConstant;

    public static NumberValue Of(long number) => new(number >= 0 ? new Size(number) : new Size(0) - new Size(-number));

    public override string ToString() => Size.ToString();
}

/// <summary>true or false.</summary>
internal sealed record FlagValue(bool Flag) : Value
{
    public static Value Of(bool? flag) => flag is { } known ? new FlagValue(known) : Unknown;
}

/// <summary>A member of an enum.</summary>
internal sealed record EnumValue(string Member, long Number) : Value
{
    public override string ToString() => Member;
}

/// <summary>A place counted from the start or, as <c>^1</c>, from the end; the same as a range's bound.</summary>
internal sealed record IndexValue(Value Offset, bool FromEnd) : Value;

/// <summary>One index of <c>x[…]</c>.</summary>
internal sealed record ItemValue(IndexItem Item) : Value;

/// <summary>The dims of a type, as <c>x.Dims</c> gives them.</summary>
internal sealed record DimsValue(TensorType Type) : Value;

/// <summary>A range; a null bound is left out.</summary>
internal sealed record RangeValue(Value? Start, Value? End) : Value
{
    public bool IsWhole => Start is null && End is null;
}
