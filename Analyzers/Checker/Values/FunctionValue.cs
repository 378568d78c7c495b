using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace NamedTorch.Analyzers.Values;

/// <summary>A delegate to a method that is known; <see cref="Target"/> is what an instance method is bound to.</summary>
internal sealed record FunctionValue(IMethodSymbol Method, Value? Target) : Value
{
    /// <summary>The lambda that the method is, where it was met; null for a method with a name.</summary>
    public IFlowAnonymousFunctionOperation? Lambda { get; init; }

    public bool Equals(FunctionValue? other) => other is not null && SymbolEqualityComparer.Default.Equals(Method, other.Method) && Equals(Target, other.Target);

    public override int GetHashCode() => SymbolEqualityComparer.Default.GetHashCode(Method);
}

/// <summary>
/// A module: an object made from constructor arguments that are known, whose class or constructor says what it does to tensors.
/// </summary>
/// <param name="Type">Its class.</param>
/// <param name="Signature">What it does to tensors; names in it are the constructor's parameters.</param>
/// <param name="Arguments">The constructor's arguments by parameter name.</param>
internal sealed record ModuleValue(INamedTypeSymbol Type, Signature? Signature, EquatableArguments Arguments) : Value
{
    public bool Equals(ModuleValue? other) =>
        other is not null && SymbolEqualityComparer.Default.Equals(Type, other.Type) && Equals(Signature, other.Signature) && Arguments.Equals(other.Arguments);

    public override int GetHashCode() => SymbolEqualityComparer.Default.GetHashCode(Type);
}
