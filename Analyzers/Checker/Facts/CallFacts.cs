using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using NamedTorch.Analyzers.Calls;
using NamedTorch.Inference;

namespace NamedTorch.Analyzers.Facts;

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
