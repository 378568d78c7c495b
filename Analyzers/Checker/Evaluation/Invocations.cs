using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NamedTorch.Analyzers.Calls;
using NamedTorch.Analyzers.Symbols;
using NamedTorch.Analyzers.Values;

namespace NamedTorch.Analyzers.Evaluation;

/// <summary>Method calls: ordinary, extension in all three shapes, through delegates, operators.</summary>
internal static class Invocations
{
    public static Value Of(Interpreter e, IInvocationOperation call)
    {
        var receiver = e.Of(call.Instance);
        var arguments = Arguments(e, call.Arguments);
        var value = call.TargetMethod.MethodKind == MethodKind.DelegateInvoke
            ? receiver is FunctionValue function ? Through(e, call, function, arguments) : Plain(e, call, call.TargetMethod, Value.Unknown, arguments)
            : Plain(e, call, call.TargetMethod, receiver, arguments, call.Instance);
        foreach (var argument in call.Arguments)
            if (argument.Parameter is { RefKind: RefKind.Ref or RefKind.Out }) Assignments.Assign(e, call, argument.Value, Value.Unknown, argument.Syntax);
        return value;
    }

    /// <summary>Evaluates arguments and converts them to their parameters' types.</summary>
    public static ImmutableArray<CallArgument> Arguments(Interpreter e, ImmutableArray<IArgumentOperation> arguments)
    {
        var items = ImmutableArray.CreateBuilder<CallArgument>(arguments.Length);
        foreach (var argument in arguments)
        {
            bool writes = argument.Parameter is { RefKind: RefKind.Out };
            var value = writes ? Value.Unknown : e.Of(argument.Value);
            if (argument.Parameter is not { } parameter) continue;
            items.Add(new(parameter.Name, parameter, argument.ArgumentKind == ArgumentKind.DefaultValue ? null : argument.Value.Syntax, Converted(e, value, argument.Value, parameter)) { Parts = Parts(argument.Value) });
        }
        return items.ToImmutable();
    }

    /// <summary>What a delegate to a known method gives.</summary>
    public static Value Through(Interpreter e, IOperation at, FunctionValue function, ImmutableArray<CallArgument> arguments)
    {
        var parameters = function.Method.Parameters;
        if (parameters.Length != arguments.Length) return Value.Unknown;
        var renamed = arguments.Select((argument, i) => argument with { Name = parameters[i].Name, Parameter = parameters[i] }).ToImmutableArray();
        return Plain(e, at, function.Method, function.Target ?? Value.Unknown, renamed);
    }

    static Value Plain(Interpreter e, IOperation at, IMethodSymbol method, Value receiver, ImmutableArray<CallArgument> arguments, IOperation? instance = null)
    {
        if (TensorFacts.Of(e, method, receiver, arguments) is { } fact && e.Contracts.Signature(method) is null)
        {
            if (instance is not null) Calls.Note(e, at, method, WithReceiver(method, instance, receiver, arguments));
            return fact;
        }
        if (ListFacts.Of(method, receiver, arguments) is { } listed) return listed;
        var list = new ArgumentList(arguments);
        if (e.Source.Apply(e, at, method, instance?.Type, receiver, list) is { } applied)
        {
            e.Store = e.Store.WithoutFields();
            return applied;
        }
        if (arguments.FirstOrDefault(a => a.Parameter is { } p && e.Contracts.IsApplied(p)) is { Value: FunctionValue function } delegated)
        {
            var tensors = Tensors(e, receiver, instance, arguments);
            return function.Lambda is { } lambda ? e.Inline?.Invoke(lambda, [.. tensors.Select(static t => t.Value)]) ?? Value.Unknown : Through(e, at, function, tensors);
        }
        if (instance is not null && e.Types.IsTensor(instance.Type)) list = WithReceiver(method, instance, receiver, arguments);
        var value = Overwritten.Result(at, Calls.Apply(e, at, OperationName.Of(method), method, method.ReturnType, list));
        Overwritten.Forget(e, at, method, value);
        // Whoever is called may assign fields; the library's operations touch none.
        if (e.Contracts.Signature(method) is null || !method.DeclaringSyntaxReferences.IsEmpty) e.Store = e.Store.WithoutFields();
        return value.IsUnknown ? TensorFacts.Of(e, method, receiver, arguments) ?? value : value;
    }

    // What an applied function is applied to: the receiver and the tensors among the arguments, in order.
    static ImmutableArray<CallArgument> Tensors(Interpreter e, Value receiver, IOperation? instance, ImmutableArray<CallArgument> arguments)
    {
        var tensors = arguments.Where(a => e.Types.IsTensor(a.Parameter?.Type));
        return instance is not null && e.Types.IsTensor(instance.Type) ? [new("x", null, instance.Syntax, receiver), .. tensors] : [.. tensors];
    }

    static ArgumentList WithReceiver(IMethodSymbol method, IOperation instance, Value receiver, ImmutableArray<CallArgument> arguments) =>
        new([new(Receiver(method), method.ContainingType.Receiver(), instance.Syntax, receiver), .. arguments]);

    // Tensor's own members have no parameter for it; their signatures call it x, as those of extensions do.
    static string Receiver(IMethodSymbol method) => method.ContainingType.Receiver()?.Name ?? "x";

    static ImmutableArray<SyntaxNode> Parts(IOperation argument) => argument switch
    {
        IConversionOperation conversion => Parts(conversion.Operand),
        IArrayCreationOperation { Initializer: { } written } => [.. written.ElementValues.Select(static v => v.Syntax)],
        ICollectionExpressionOperation list when !list.Elements.Any(static x => x is ISpreadOperation) => [.. list.Elements.Select(static v => v.Syntax)],
        _ => [],
    };

    static Value Converted(Interpreter e, Value value, IOperation argument, IParameterSymbol parameter)
    {
        var converted = Conversions.To(e.Types, value, parameter.Type, out var conflict);
        if (conflict is not null) e.Trace.Findings.Add(new(conflict, argument.Syntax, []));
        return converted;
    }
}
