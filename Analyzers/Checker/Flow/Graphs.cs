using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NamedTorch.Analyzers.Flow;

/// <summary>The flow graph of a root operation.</summary>
internal static class Graphs
{
    public static ControlFlowGraph Of(IOperation root, CancellationToken cancellation) => root switch
    {
        IMethodBodyOperation body => ControlFlowGraph.Create(body, cancellation),
        IConstructorBodyOperation body => ControlFlowGraph.Create(body, cancellation),
        IFieldInitializerOperation initializer => ControlFlowGraph.Create(initializer, cancellation),
        IPropertyInitializerOperation initializer => ControlFlowGraph.Create(initializer, cancellation),
        IParameterInitializerOperation initializer => ControlFlowGraph.Create(initializer, cancellation),
        IBlockOperation block => ControlFlowGraph.Create(block, cancellation),
        _ => throw new InvalidOperationException($"{root.Kind} is no body."),
    };
}
