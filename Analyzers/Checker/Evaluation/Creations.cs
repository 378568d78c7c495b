using Microsoft.CodeAnalysis.Operations;
using NamedTorch.Analyzers.Calls;
using NamedTorch.Analyzers.Values;

namespace NamedTorch.Analyzers.Evaluation;

/// <summary><c>new</c>.</summary>
internal static class Creations
{
    public static Value Of(Interpreter e, IObjectCreationOperation creation)
    {
        var arguments = Invocations.Arguments(e, creation.Arguments);
        if (DimFacts.Created(e.Types, creation, arguments) is { } dim) return dim;
        if (e.Source.Creation(e, creation, new(arguments)) is { } made) return made;
        if (creation.Constructor is not { } constructor) return Value.Unknown;
        Calls.Apply(e, creation, OperationName.Of(constructor), constructor, creation.Type, new(arguments));
        e.Store = e.Store.WithoutFields();
        return Value.Unknown;
    }
}
