using Microsoft.CodeAnalysis;
using NamedTorch.Analyzers.Values;

namespace NamedTorch.Analyzers.Facts;

/// <summary>A value that reaches a place with a name of its own: a returned value, or one assigned to a field or property.</summary>
/// <param name="Operation">The return, assignment or initializer.</param>
/// <param name="Place">The method that returns, the field or the property.</param>
/// <param name="Value">What is known about it.</param>
/// <param name="Syntax">The value as written.</param>
internal sealed record Arrival(IOperation Operation, ISymbol Place, Value Value, SyntaxNode Syntax);
