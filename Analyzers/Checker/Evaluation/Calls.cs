using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using NamedTorch.Analyzers.Calls;
using NamedTorch.Analyzers.Facts;
using NamedTorch.Analyzers.Reporting;
using NamedTorch.Analyzers.Symbols;
using NamedTorch.Analyzers.Values;
using NamedTorch.Diagnostics;
using NamedTorch.Inference;

namespace NamedTorch.Analyzers.Evaluation;

/// <summary>What a call gives: its signature's result, else what its contract promises, else nothing.</summary>
internal static class Calls
{
    /// <summary>Applies a member to arguments that are evaluated, and keeps what rules want to see of it.</summary>
    /// <param name="e">The evaluation.</param>
    /// <param name="at">The call.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="member">Method, property or constructor.</param>
    /// <param name="result">The declared type of the result.</param>
    /// <param name="arguments">Receiver and arguments.</param>
    /// <param name="bound">The signature and arguments to use where they are not the member's own (a module's).</param>
    public static Value Apply(Interpreter e, IOperation at, string name, ISymbol member, ITypeSymbol? result, ArgumentList arguments, (Signature Signature, Arguments Arguments)? bound = null)
    {
        var rules = e.Facts.RulesAt(at.Syntax.Span);
        var operands = Operands(e.Types, arguments);
        Arguments? given = null;
        Outcomes? outcomes = null;
        if (bound is null && e.Contracts.Signature(member) is { } own) bound = (own, ArgumentBinder.Bind(e.Types, arguments));
        if (bound is { } call)
        {
            given = call.Arguments;
            outcomes = SafeInference.Run(call.Signature, name, given, rules);
            if (outcomes.Value.Conflict is { } conflict) Refused(e, at, conflict, arguments);
        }
        if (operands.Length > 0 || outcomes is not null) e.Trace.Calls.Add(new(at, member, operands, arguments, given, outcomes, rules));
        if (outcomes is { Conflict: null } known) return Results.Of(e.Types, bound!.Value.Signature, known, result);
        return outcomes is null && member is IMethodSymbol method && e.Contracts.Result(method) is { } contract ? Results.Promised(contract, result)
            : outcomes is null && e.Contracts.Dims(member) is { } dims ? Results.Promised(dims, result)
            : Value.Unknown;
    }

    /// <summary>Shows rules a call whose result is known without a signature.</summary>
    public static void Note(Interpreter e, IOperation at, ISymbol member, ArgumentList arguments)
    {
        if (Operands(e.Types, arguments) is { Length: > 0 } operands) e.Trace.Calls.Add(new(at, member, operands, arguments, null, null, e.Facts.RulesAt(at.Syntax.Span)));
    }

    static ImmutableArray<CallOperand> Operands(KnownTypes types, ArgumentList arguments)
    {
        var operands = ImmutableArray.CreateBuilder<CallOperand>();
        foreach (var argument in arguments.Items)
        {
            if (argument.Syntax is not { } syntax) continue;
            if (argument.Value is TensorValue tensor) operands.Add(new(SourceNames.Of(syntax, argument.Name), syntax, argument.Parameter, tensor.Type));
            else if (argument.Value is ListValue list)
                for (int i = 0; i < list.Items.Length; i++)
                {
                    if (list.Items[i] is TensorValue item) operands.Add(new(SourceNames.Of(argument.Part(i), $"{argument.Name}[{i}]"), argument.Part(i)!, argument.Parameter, item.Type));
                }
        }
        return operands.ToImmutable();
    }

    static void Refused(Interpreter e, IOperation at, Conflict conflict, ArgumentList arguments)
    {
        var syntax = conflict.Operands.Select(o => SyntaxOf(arguments, o.Name)).OfType<SyntaxNode>().ToImmutableArray();
        var named = SourceNames.Renamed(conflict, name => SourceNames.Of(SyntaxOf(arguments, name), name));
        e.Trace.Findings.Add(new(named, Blame.Of(at, conflict, arguments), syntax));
    }

    // A member of a list is called name[i].
    static SyntaxNode? SyntaxOf(ArgumentList arguments, string operand)
    {
        if (arguments.Find(operand) is { } whole) return whole.Syntax;
        int open = operand.IndexOf('[');
        return open > 0 && int.TryParse(operand.Substring(open + 1).TrimEnd(']'), out int index) ? arguments.Find(operand.Substring(0, open))?.Part(index) : null;
    }
}
