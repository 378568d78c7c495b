using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NamedTorch.Analyzers.Calls;
using NamedTorch.Analyzers.Values;

namespace NamedTorch.Analyzers.Evaluation;

/// <summary>Knows values that no signature states: modules, which remember their constructor's arguments. Null = says nothing.</summary>
internal abstract class ValueSource
{
    /// <summary>What a field holds, besides what flows and what its contract says.</summary>
    public virtual Value? Field(Interpreter evaluation, IFieldReferenceOperation field) => null;

    /// <summary>What a property holds, besides what its signature and contract say.</summary>
    public virtual Value? Property(Interpreter evaluation, IPropertyReferenceOperation property, Value instance) => null;

    /// <summary>The object that a constructor makes.</summary>
    public virtual Value? Creation(Interpreter evaluation, IObjectCreationOperation creation, ArgumentList arguments) => null;

    /// <summary>The result of a call on an object that is known, or whose class is.</summary>
    /// <param name="evaluation">The evaluation.</param>
    /// <param name="at">The call.</param>
    /// <param name="method">What is called, directly or through a delegate.</param>
    /// <param name="type">The declared type of the receiver, where it is written.</param>
    /// <param name="receiver">What is known about it.</param>
    /// <param name="arguments">The arguments without the receiver.</param>
    public virtual Value? Apply(Interpreter evaluation, IOperation at, IMethodSymbol method, ITypeSymbol? type, Value receiver, ArgumentList arguments) => null;

    /// <summary>The source that says nothing.</summary>
    public static ValueSource None { get; } = new Nothing();

    sealed class Nothing : ValueSource;
}
