namespace NamedTorch.Signatures;

/// <summary>The type of one tensor: terms in order, or, as a set, dims anywhere and a row for the rest.</summary>
internal sealed record Pattern(Sequence<Term> Terms, bool IsSet)
{
    /// <summary>The only identifier of the pattern, which may be the name of a tensor parameter.</summary>
    public string? BareName => !IsSet && Terms.Count == 1 && Terms[0] is DimTerm { Kind: DimTermKind.Name, Size: null } only ? only.Name : null;

    public override string ToString() => IsSet ? "{" + Terms + "}" : Terms.Count == 0 ? "()" : Terms.ToString();
}

/// <summary>One input: a pattern, and the parameter it binds to where that is written.</summary>
internal sealed record Input(string? Parameter, Pattern Pattern)
{
    public override string ToString() => Parameter is null ? Pattern.ToString() : Parameter + ": " + Pattern;
}

/// <summary>One result.</summary>
internal abstract record Output
{
    public sealed override string ToString() => Text;

    protected abstract string Text { get; }
}

internal sealed record PatternOutput(Pattern Pattern) : Output
{
    protected override string Text => Pattern.ToString();
}

/// <summary><c>drop(x, over, keepDim)</c>: a primitive applied to parameters and to other calls.</summary>
internal sealed record Call(string Function, Sequence<CallArgument> Arguments) : Output
{
    protected override string Text => Function + "(" + string.Join(", ", Arguments) + ")";
}

/// <summary>A parameter name, a number, or a call.</summary>
internal sealed record CallArgument(string? Parameter, long? Number, Call? Call)
{
    public override string ToString() => Parameter ?? Call?.ToString() ?? new NumberTerm(Number!.Value).ToString();
}

/// <summary>One form of a signature.</summary>
internal sealed record Form(Sequence<Input> Inputs, Sequence<Output> Outputs)
{
    public override string ToString() =>
        (Inputs.Count == 0 ? "" : string.Join(", ", Inputs) + " ") + "-> " + string.Join(", ", Outputs);
}
