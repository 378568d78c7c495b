using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using NamedTorch.Analyzers.Calls;
using NamedTorch.Inference;

namespace NamedTorch.Analyzers.Rules;

/// <summary>A tensor that takes part in a call.</summary>
/// <param name="Name">As messages show it: its source if that is short, else the parameter's name.</param>
/// <param name="Syntax">Where it is written.</param>
/// <param name="Parameter">The parameter; null for a receiver and for operands of built-in forms.</param>
/// <param name="Type">What is known about it.</param>
internal sealed record CallOperand(string Name, SyntaxNode Syntax, IParameterSymbol? Parameter, TensorType Type);

/// <summary>One evaluated call, operator, indexer or object creation that has tensors, as rules see it.</summary>
/// <param name="Operation">The call.</param>
/// <param name="Member">What is called: the method, property or constructor, as declared.</param>
/// <param name="Operands">The tensors in order, members of lists one by one.</param>
/// <param name="Values">All arguments in the checker's terms.</param>
/// <param name="Arguments">All arguments as the signature got them; null where the member has none.</param>
/// <param name="Outcomes">What the signature gave; null where the member has none.</param>
/// <param name="Rules">The name rules in force.</param>
internal sealed record CallFacts(
    IOperation Operation, ISymbol Member, ImmutableArray<CallOperand> Operands, ArgumentList Values, Arguments? Arguments, Outcomes? Outcomes, NameRules Rules);
