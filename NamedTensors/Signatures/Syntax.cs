using System.Globalization;

namespace NamedTorch.Signatures;

/// <summary>The type of one tensor: terms in order, or, as a set, dims anywhere and a row for the rest.</summary>
internal sealed record Pattern(Sequence<Term> Terms, bool IsSet)
{
    /// <summary>The only identifier of the pattern, which may be the name of a tensor parameter.</summary>
    public string? BareName => !IsSet && Terms.Count == 1 && Terms[0] is DimTerm { Kind: DimTermKind.Name, Size: null } only ? only.Name : null;

    public override string ToString() => IsSet ? "{" + Terms + "}" : Terms.Count == 0 ? "()" : Terms.ToString();
}

/// <summary>One input: a pattern, and the parameter it binds to where that is written; an optional one may be left out.</summary>
internal sealed record Input(string? Parameter, Pattern Pattern, bool IsOptional = false)
{
    /// <summary>The parameter it binds to, where that can be said.</summary>
    public string? Name => Parameter ?? Pattern.BareName;

    public override string ToString() => Parameter is null ? Pattern.ToString() : Parameter + (IsOptional ? "?: " : ": ") + Pattern;
}

/// <summary>One result.</summary>
internal abstract record Output
{
    public sealed override string ToString() => Text;

    protected abstract string Text { get; }

    /// <summary>True for a list of tensors.</summary>
    public bool IsList => this is Call { Function: "each" or "list" };

    /// <summary>True for a list of as many tensors as there are in an argument.</summary>
    public bool HasMembers => this is Call { Function: "each" };
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

/// <summary><c>size+2*padding</c>: arithmetic; without a value (<c>_</c>) a size that is not known.</summary>
internal sealed record SizeArgument(SizeTerm? Value) : CallArgument
{
    protected override string Text => Value?.ToString() ?? "_";
}

/// <summary><c>..</c>: all dims.</summary>
internal sealed record RestArgument : CallArgument
{
    protected override string Text => "..";
}

/// <summary><c>?</c>: a dim without a name.</summary>
internal sealed record UnnamedArgument : CallArgument
{
    protected override string Text => "?";
}

/// <summary><c>('i 'j)</c>: the tensor type of a pattern.</summary>
internal sealed record PatternArgument(Pattern Pattern) : CallArgument
{
    protected override string Text => Pattern.Terms.Count == 0 ? "()" : "(" + Pattern + ")";
}

/// <summary>One form of a signature; it is tried only where all guards hold.</summary>
internal sealed record Form(Sequence<Guard> Guards, Sequence<Input> Inputs, Sequence<Output> Outputs)
{
    /// <summary>Whether all guards hold; null = the checker cannot tell.</summary>
    public bool? Applies(Arguments arguments)
    {
        bool? all = true;
        foreach (var guard in Guards)
        {
            bool? holds = guard.Holds(arguments);
            if (holds == false) return false;
            all &= holds;
        }
        return all;
    }

    public override string ToString() => (Guards.Count == 0 ? "" : "[" + string.Join(", ", Guards) + "] ")
        + (Inputs.Count == 0 ? "" : string.Join(", ", Inputs) + " ") + "-> " + string.Join(", ", Outputs);
}
