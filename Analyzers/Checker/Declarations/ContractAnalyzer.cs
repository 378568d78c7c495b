using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using NamedTorch.Analyzers.Reporting;
using NamedTorch.Analyzers.Symbols;
using NamedTorch.Diagnostics;

namespace NamedTorch.Analyzers.Declarations;

/// <summary>Reads what members declare about tensors: texts that are no contract (NT3004), overrides that say something else (NT3005), silence (NT3006).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ContractAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [Descriptors.Of(DiagnosticId.NT3004), Descriptors.Of(DiagnosticId.NT3005), Descriptors.Of(DiagnosticId.NT3006)];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (CheckedCompilation.Of(start.Compilation) is not { } compilation) return;
            start.RegisterSymbolAction(context => Check(context, compilation), SymbolKind.Method, SymbolKind.Property, SymbolKind.Field, SymbolKind.NamedType);
            // Local functions and lambdas are no members, but may declare as much.
            start.RegisterOperationAction(
                context => Read(context.Operation is ILocalFunctionOperation local ? local.Symbol : ((IAnonymousFunctionOperation)context.Operation).Symbol, compilation, context.ReportDiagnostic, context.CancellationToken),
                OperationKind.LocalFunction, OperationKind.AnonymousFunction);
        });
    }

    static void Check(SymbolAnalysisContext context, CheckedCompilation compilation)
    {
        Read(context.Symbol, compilation, context.ReportDiagnostic, context.CancellationToken);
        if (context.Symbol is not IMethodSymbol { MethodKind: MethodKind.Ordinary } method) return;
        foreach (var finding in OverrideContracts.Of(method, compilation.Contracts, context.CancellationToken)) context.ReportDiagnostic(finding.ToDiagnostic());
        if (MissingContracts.Of(method, compilation, context.CancellationToken) is { } missing) context.ReportDiagnostic(missing.ToDiagnostic());
    }

    static void Read(ISymbol symbol, CheckedCompilation compilation, Action<Diagnostic> report, CancellationToken cancellation)
    {
        foreach (var declared in Declared(symbol))
            foreach (var attribute in declared.Attributes)
                if (ContractText.Fault(attribute, compilation.Types) is { } conflict && attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) is { } syntax)
                    report(new Finding(conflict, syntax, []).ToDiagnostic());
    }

    static IEnumerable<(ISymbol Symbol, ImmutableArray<AttributeData> Attributes)> Declared(ISymbol symbol)
    {
        yield return (symbol, symbol.GetAttributes());
        if (symbol is not IMethodSymbol method) yield break;
        yield return (method, method.GetReturnTypeAttributes());
        foreach (var parameter in method.Parameters) yield return (parameter, parameter.GetAttributes());
    }
}
