using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NamedTorch.Analyzers.Memory;
using NamedTorch.Analyzers.Symbols;
using NamedTorch.Analyzers.Values;

namespace NamedTorch.Analyzers.Evaluation;

/// <summary>The evaluation of one body's operations, in order: what evaluators of single kinds of operation share.</summary>
internal abstract class Interpreter(CheckedCompilation compilation, BodyFacts facts, Places places, ValueSource source)
{
    public CheckedCompilation Compilation { get; } = compilation;

    public KnownTypes Types => Compilation.Types;

    public Contracts Contracts => Compilation.Contracts;

    /// <summary>What the text of the body says, whatever flows.</summary>
    public BodyFacts Facts { get; } = facts;

    public Places Places { get; } = places;

    /// <summary>Values that no signature states.</summary>
    public ValueSource Source { get; } = source;

    /// <summary>What temporaries of the flow graph stand for where something is assigned through them.</summary>
    public Dictionary<CaptureId, IOperation> Aliases { get; } = [];

    /// <summary>Runs a lambda of this body at once, on arguments that are known; null where that is not done.</summary>
    public Func<IFlowAnonymousFunctionOperation, ImmutableArray<Value>, Value>? Inline { get; set; }

    /// <summary>What is known about variables before the operation that is evaluated next.</summary>
    public Store Store { get; set; } = Store.Empty;

    /// <summary>What this visit of a block has found so far.</summary>
    public Trace Trace { get; set; } = new();

    /// <summary>The value of an operation, after its effects; of none it is unknown.</summary>
    public abstract Value Of(IOperation? operation);

    /// <summary>The type of a tensor value; of any other value nothing is known.</summary>
    public static TensorType TypeOf(Value value) => value is TensorValue tensor ? tensor.Type : TensorType.Unknown;

    /// <summary>Gives a variable a value, and remembers it for nested functions that capture a variable written once.</summary>
    public void Set(ISymbol variable, Value value)
    {
        if (Facts.IsShared(variable)) value = Value.Unknown;
        Store = Store.With(Places.Of(variable), value);
        Trace.Written[variable] = value;
    }
}
