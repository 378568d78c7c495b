using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NamedTorch.Analyzers.Calls;
using NamedTorch.Analyzers.Memory;
using NamedTorch.Analyzers.Symbols;
using NamedTorch.Analyzers.Values;

namespace NamedTorch.Analyzers.Evaluation;

/// <summary>One evaluator per kind of operation. A kind that is not listed has its parts evaluated and is unknown itself.</summary>
internal sealed class OperationInterpreter(CheckedCompilation compilation, BodyFacts facts, Places places, ValueSource source)
    : Interpreter(compilation, facts, places, source)
{
    public override Value Of(IOperation? operation)
    {
        if (operation is null) return Value.Unknown;
        Trace.Steps++;
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var value = operation.ConstantValue is { HasValue: true } constant ? Constants.Of(constant.Value, operation.Type) : Evaluate(operation);
        if (Trace.Types is { } seen && value is TensorValue tensor && Types.IsTensor(operation.Type)) seen[operation.Syntax] = tensor.Type;
        return value;
    }

    Value Evaluate(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => References.Variable(this, local.Local),
        IParameterReferenceOperation parameter => References.Variable(this, parameter.Parameter),
        IFlowCaptureReferenceOperation capture => References.Capture(this, capture),
        IFlowCaptureOperation capture => Capture(capture),
        IFieldReferenceOperation field => References.Field(this, field),
        IPropertyReferenceOperation property => Properties.Of(this, property),
        IInvocationOperation call => Invocations.Of(this, call),
        IConversionOperation conversion => Convert(conversion),
        IBinaryOperation binary => Binary(binary),
        IUnaryOperation unary => Unary(unary),
        IExpressionStatementOperation statement => Of(statement.Operation),
        IParenthesizedOperation parenthesized => Of(parenthesized.Operand),
        ISimpleAssignmentOperation assignment => Assignments.Simple(this, assignment),
        ICompoundAssignmentOperation assignment => Assignments.Compound(this, assignment),
        IDeconstructionAssignmentOperation assignment => Assignments.Deconstruction(this, assignment),
        IIncrementOrDecrementOperation increment => Assignments.Increment(this, increment),
        IObjectCreationOperation creation => Creations.Of(this, creation),
        IArrayCreationOperation array => Lists.Array(this, array),
        ICollectionExpressionOperation collection => Lists.Collection(this, collection),
        ITupleOperation tuple => new ListValue([.. tuple.Elements.Select(Of)]),
        IArrayElementReferenceOperation element => References.ArrayElement(this, element),
        IImplicitIndexerReferenceOperation element => Lists.At(Of(element.Instance), Of(element.Argument)),
        IRangeOperation range => new RangeValue(Bound(range.LeftOperand), Bound(range.RightOperand)),
        IAwaitOperation await => Await(await),
        IDeclarationExpressionOperation declaration => Of(declaration.Expression),
        IFlowAnonymousFunctionOperation lambda => Lambda(lambda),
        IDelegateCreationOperation creation => Of(creation.Target),
        IMethodReferenceOperation method => new FunctionValue(method.Method, method.Instance is null ? null : Of(method.Instance)),
        IIsNullOperation test => FlagValue.Of(Of(test.Operand) is NullValue ? true : null),
        IIsPatternOperation test => Patterns.Of(this, test),
        IDefaultValueOperation value => Constants.Default(value.Type),
        ILocalFunctionOperation => Value.Unknown,
        _ => Parts(operation),
    };

    Value Capture(IFlowCaptureOperation capture)
    {
        var value = Of(capture.Value);
        if (capture.Value is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation or IArrayElementReferenceOperation)
            Aliases[capture.Id] = capture.Value;
        Store = Store.With(Places.Of(capture.Id), value);
        return value;
    }

    Value Convert(IConversionOperation conversion)
    {
        var value = Of(conversion.Operand);
        if (conversion.OperatorMethod is { Parameters: [var parameter] } method)
        {
            // Whatever a scalar is, as a tensor it has no dims.
            if (Types.IsTensor(method.ContainingType)) return new TensorValue(TensorType.Scalar);
            if (!IsLanguage(method.ContainingNamespace))
                return Calls.Apply(this, conversion, OperationName.Of(method), method, method.ReturnType, new([new(parameter.Name, parameter, conversion.Operand.Syntax, value)]));
        }
        if (KnownTypes.Is(conversion.Type, Types.At)) value = IndexItems.Shaped(Types, value, conversion.Operand.Type);
        var converted = Conversions.To(Types, value, conversion.Type, out var conflict);
        if (conflict is not null) Trace.Findings.Add(new(conflict, conversion.Syntax, []));
        return converted;
    }

    // Conversions of numbers, spans, dims and axes say what they do by their types; a user's may do anything.
    static bool IsLanguage(INamespaceSymbol? space) => space is { Name: "NamedTorch" or "System", ContainingNamespace.IsGlobalNamespace: true };

    Value Binary(IBinaryOperation binary)
    {
        Value left = Of(binary.LeftOperand), right = Of(binary.RightOperand);
        return binary.OperatorMethod is { Parameters: [var first, var second] } method && !KnownTypes.Is(method.ContainingType, Types.Dim)
            ? Calls.Apply(this, binary, OperationName.Of(method), method, method.ReturnType, new([new(first.Name, first, binary.LeftOperand.Syntax, left), new(second.Name, second, binary.RightOperand.Syntax, right)]))
            : Arithmetic.Binary(binary.OperatorKind, left, right);
    }

    Value Unary(IUnaryOperation unary)
    {
        var operand = Of(unary.Operand);
        return unary.OperatorMethod is { Parameters: [var parameter] } method
            ? Calls.Apply(this, unary, OperationName.Of(method), method, method.ReturnType, new([new(parameter.Name, parameter, unary.Operand.Syntax, operand)]))
            : Arithmetic.Unary(unary.OperatorKind, operand);
    }

    // Other code runs while one waits.
    Value Await(IAwaitOperation await)
    {
        var value = Of(await.Operation);
        Store = Store.WithoutFields();
        return value;
    }

    Value? Bound(IOperation? bound) => bound is null ? null : Of(bound);

    Value Lambda(IFlowAnonymousFunctionOperation lambda)
    {
        Trace.Lambdas.Add(lambda);
        return new FunctionValue(lambda.Symbol, null) { Lambda = lambda };
    }

    Value Parts(IOperation operation)
    {
        foreach (var part in operation.ChildOperations) Of(part);
        return Value.Unknown;
    }
}
