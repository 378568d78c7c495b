using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NamedTorch.Analyzers.Flow;
using NamedTorch.Analyzers.Reporting;
using NamedTorch.Analyzers.Rules;
using NamedTorch.Analyzers.Symbols;
using NamedTorch.Diagnostics;
using RuleSet = NamedTorch.Analyzers.Rules.RuleSet;

namespace NamedTorch.Analyzers;

/// <summary>Follows tensors through every method and runs the signatures of what is called over their types.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NamedTensorAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (CheckedCompilation.Of(start.Compilation) is { } compilation) start.RegisterOperationBlockAction(context => Check(context, compilation));
        });
    }

    static void Check(OperationBlockAnalysisContext context, CheckedCompilation compilation)
    {
        foreach (var block in context.OperationBlocks)
        {
            bool shows = InferredTypes.AreWanted(context.Compilation, block.Syntax.SyntaxTree, context.CancellationToken);
            if (BodyAnalysis.Run(compilation, block, context.OwningSymbol, context.GetControlFlowGraph, RuleSet.Source, inspects: shows, context.CancellationToken) is not var (solution, facts)) continue;
            if (solution.GaveUp)
            {
                var conflict = new Conflict(DiagnosticId.NT9002, "Check", ("member", context.OwningSymbol.Name), ("limit", BodyAnalysis.Budget));
                context.ReportDiagnostic(new Finding(conflict, block.Syntax, []).ToDiagnostic());
                continue;
            }
            var losses = LossBroadcast.Of(context.Options.AnalyzerConfigOptionsProvider.GetOptions(block.Syntax.SyntaxTree));
            foreach (var finding in RuleRun.Of(solution.Traces, facts, compilation.Contracts, losses)) context.ReportDiagnostic(finding.ToDiagnostic());
            if (!shows) continue;
            foreach (var finding in InferredTypes.Of(solution.Types())) context.ReportDiagnostic(finding.ToDiagnostic());
        }
    }
}
