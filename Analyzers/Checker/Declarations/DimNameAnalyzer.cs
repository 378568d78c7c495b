using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using NamedTorch.Analyzers.Reporting;
using NamedTorch.Analyzers.Symbols;
using NamedTorch.Analyzers.Values;
using NamedTorch.Diagnostics;

namespace NamedTorch.Analyzers.Declarations;

/// <summary>NT5001: <c>new Dim()</c> is named after the member it stands in, which in a method is not what was meant; two fields of one name are one dim; [NamedDims] is held.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DimNameAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.Of(DiagnosticId.NT5001)];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (CheckedCompilation.Of(start.Compilation) is not { } compilation) return;
            start.RegisterOperationAction(context => Creation(context, compilation.Types), OperationKind.ObjectCreation);
            start.RegisterSymbolAction(context => Fields(context, compilation), SymbolKind.NamedType);
        });
    }

    static void Creation(OperationAnalysisContext context, KnownTypes types)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (!KnownTypes.Is(creation.Type, types.Dim) || !creation.Arguments.Any(static a => a.ArgumentKind == ArgumentKind.DefaultValue)) return;
        if (context.ContainingSymbol is not IMethodSymbol { MethodKind: not (MethodKind.PropertyGet or MethodKind.PropertySet) } method) return;
        string? local = creation.Syntax.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } ? variable.Identifier.ValueText : null;
        // The compiler's names of constructors and top-level programs are no names of dims: that throws.
        bool throws = method.Name.StartsWith(".", StringComparison.Ordinal) || method.Name.StartsWith("<", StringComparison.Ordinal);
        (string, object?)[] values = throws ? [("name", method.Name)] : [("local", local ?? "new Dim()"), ("method", method.Name)];
        context.ReportDiagnostic(new Finding(new Conflict(DiagnosticId.NT5001, "Dim", [.. values]), creation.Syntax, [], throws ? Severity.Error : Severity.Warning).ToDiagnostic());
    }

    static void Fields(SymbolAnalysisContext context, CheckedCompilation compilation)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in ((INamedTypeSymbol)context.Symbol).GetMembers().OfType<IFieldSymbol>())
            if (KnownTypes.Is(field.Type, compilation.Types.Dim) && compilation.Fields.Of(field) is DimValue { Dim.Name: { } name } && !names.Add(name))
                context.ReportDiagnostic(new Finding(new Conflict(DiagnosticId.NT5001, "Dim", ("shared", name)), field.DeclaringSyntaxReferences[0].GetSyntax(context.CancellationToken), [], Severity.Warning).ToDiagnostic());
        foreach (var dim in compilation.Fields.Promised((INamedTypeSymbol)context.Symbol))
            if (!(compilation.Fields.Of(dim) is DimValue { Dim.Name: { } own } && own == dim.Name))
                context.ReportDiagnostic(new Finding(new Conflict(DiagnosticId.NT5001, "Dim", ("field", dim.Name), ("declaring", context.Symbol.Name)), dim.DeclaringSyntaxReferences[0].GetSyntax(context.CancellationToken), []).ToDiagnostic());
    }
}
