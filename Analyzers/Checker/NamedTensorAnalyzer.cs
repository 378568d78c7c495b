using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NamedTorch.Analyzers.Reporting;
using NamedTorch.Analyzers.Symbols;

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
            if (KnownTypes.Of(start.Compilation) is null) return;
        });
    }
}
