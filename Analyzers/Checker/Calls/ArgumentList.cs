using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using NamedTorch.Analyzers.Values;

namespace NamedTorch.Analyzers.Calls;

/// <summary>One argument of a call: the parameter it goes to, where it is written, and what is known about it.</summary>
/// <param name="Name">The parameter's name; of a receiver the one the signature gives it.</param>
/// <param name="Parameter">The parameter; null for a receiver.</param>
/// <param name="Syntax">Where it is written; null where the default is taken.</param>
/// <param name="Value">Its value, converted to the parameter's type.</param>
internal sealed record CallArgument(string Name, IParameterSymbol? Parameter, SyntaxNode? Syntax, Value Value)
{
    /// <summary>Where the members of a list are written that is written out; otherwise empty.</summary>
    public ImmutableArray<SyntaxNode> Parts { get; init; } = [];

    /// <summary>Where a member of a list is written; the whole argument where that is not known.</summary>
    public SyntaxNode? Part(int index) => index < Parts.Length ? Parts[index] : Syntax;
}

/// <summary>The receiver and the arguments of a call, in order.</summary>
internal sealed class ArgumentList(ImmutableArray<CallArgument> items)
{
    public ImmutableArray<CallArgument> Items { get; } = items;

    /// <summary>The argument of a parameter, or null.</summary>
    public CallArgument? Find(string parameter)
    {
        foreach (var item in Items)
            if (item.Name == parameter) return item;
        return null;
    }
}
