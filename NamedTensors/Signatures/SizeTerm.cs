using System.Globalization;

namespace NamedTorch.Signatures;

/// <summary>The part of a term after <c>=</c>: arithmetic over numbers, integer parameters, and sizes of dims.</summary>
internal abstract record SizeTerm
{
    /// <summary>Binding strength, to print no more parentheses than needed.</summary>
    public virtual int Strength => 3;

    public sealed override string ToString() => Text;

    protected abstract string Text { get; }
}

internal sealed record NumberTerm(long Value) : SizeTerm
{
    protected override string Text => Value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>
/// An integer parameter, or the size of the dim, dim variable or dim parameter of that name; <c>padding0?0</c> is 0 where neither
/// <c>padding0</c> nor <c>padding</c> is given.
/// </summary>
internal sealed record SizeNameTerm(string Name, long? Default = null) : SizeTerm
{
    protected override string Text => Default is null ? Name : Name + "?" + Default.Value.ToString(CultureInfo.InvariantCulture);
}

internal sealed record BinaryTerm(char Operator, SizeTerm Left, SizeTerm Right) : SizeTerm
{
    public override int Strength => Operator is '+' or '-' ? 1 : 2;

    // All four operators group to the left, so an equally strong right operand keeps its parentheses.
    protected override string Text => Wrap(Left, Strength) + Operator + Wrap(Right, Strength + 1);

    static string Wrap(SizeTerm term, int least) => term.Strength >= least ? term.ToString() : "(" + term + ")";
}
