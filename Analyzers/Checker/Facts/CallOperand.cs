using Microsoft.CodeAnalysis;

namespace NamedTorch.Analyzers.Facts;

/// <summary>A tensor that takes part in a call.</summary>
/// <param name="Name">As messages show it: its source if that is short, else the parameter's name.</param>
/// <param name="Syntax">Where it is written.</param>
/// <param name="Parameter">The parameter; null for a receiver and for operands of built-in forms.</param>
/// <param name="Type">What is known about it.</param>
internal sealed record CallOperand(string Name, SyntaxNode Syntax, IParameterSymbol? Parameter, TensorType Type);
