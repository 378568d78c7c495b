using System.Globalization;

namespace NamedTorch.Signatures;

/// <summary>One argument of a primitive's call.</summary>
internal abstract record CallArgument
{
    public sealed override string ToString() => Text;

    protected abstract string Text { get; }
}

/// <summary>The parameter of that name, or the input that is called so.</summary>
internal sealed record ParameterArgument(string Name) : CallArgument
{
    protected override string Text => Name;
}

/// <summary>A whole number.</summary>
internal sealed record NumberArgument(long Value) : CallArgument
{
    protected override string Text => Value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A result of another primitive.</summary>
internal sealed record NestedCall(Call Call) : CallArgument
{
    protected override string Text => Call.ToString();
}

/// <summary><c>..</c>: all dims.</summary>
internal sealed record RestArgument : CallArgument
{
    protected override string Text => "..";
}

/// <summary><c>('i 'j)</c>: the tensor type of a pattern.</summary>
internal sealed record PatternArgument(Pattern Pattern) : CallArgument
{
    protected override string Text => Pattern.Terms.Count == 0 ? "()" : "(" + Pattern + ")";
}
