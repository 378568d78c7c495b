using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using NamedTorch.Analyzers.Declarations;

namespace NamedTorch.Analyzers.Fixes.Tests;

/// <summary>Statements of a method, with the fixes that are offered for what the checker reports there.</summary>
sealed class Workshop : IDisposable
{
    const string Head = """
        using System;
        using NamedTorch;
        using static NamedTorch.Torch;
        static class D { public static readonly Dim Batch = new(), Query = new(), Key = new(), Model = new(); }
        static class C
        {
            static readonly Dim Batch = new(), Query = new(), Key = new(), Model = new();

        """;

    const string Tail = "\n}\n";

    static readonly ImmutableArray<MetadataReference> References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static f => Path.GetFileName(f) is var name && !name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) && !name.StartsWith("NamedTorch.Analyzers", StringComparison.Ordinal))
            .Select(static f => MetadataReference.CreateFromFile(f))];

    readonly AdhocWorkspace workspace = new();

    readonly string head, tail;

    // What brings its own usings is a program.
    Workshop(string member)
    {
        bool isProgram = member.StartsWith("using", StringComparison.Ordinal);
        (head, tail) = isProgram ? ("", "") : (Head, Tail);
        var project = workspace.AddProject(ProjectInfo.Create(ProjectId.CreateNewId(), default, "p", "p", LanguageNames.CSharp, metadataReferences: References,
            parseOptions: new CSharpParseOptions(LanguageVersion.CSharp14), compilationOptions: new CSharpCompilationOptions(isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)));
        Document = project.AddDocument("Test.cs", SourceText.From(head + member + tail));
    }

    Document Document { get; set; }

    string Member => Document.GetTextAsync().GetAwaiter().GetResult().ToString()[head.Length..^tail.Length];

    /// <summary>The titles offered for the first report.</summary>
    internal static async Task<IReadOnlyList<string>> Titles(string member)
    {
        using var workshop = new Workshop(member);
        return [.. (await workshop.Actions((await workshop.Reports()).First())).Select(static a => a.Title)];
    }

    /// <summary>The member after the fix of a key (the first without one) for the first report.</summary>
    internal static async Task<string> Fixed(string member, string? key = null)
    {
        using var workshop = new Workshop(member);
        var actions = await workshop.Actions((await workshop.Reports()).First());
        await workshop.Apply(actions.First(a => key is null || a.EquivalenceKey == key));
        await workshop.AssertCompiles();
        return workshop.Member;
    }

    /// <summary>The member after fixing all reports that have a fix of the key.</summary>
    internal static async Task<string> FixedAll(string member, string id, string key)
    {
        using var workshop = new Workshop(member);
        var provider = new NamedTensorFixes();
        var reports = (await workshop.Reports()).Where(r => r.Id == id).ToImmutableArray();
        var context = new FixAllContext(workshop.Document, provider, FixAllScope.Document, key, [id], new Found(reports), default);
        await workshop.Apply((await provider.GetFixAllProvider().GetFixAsync(context))!);
        await workshop.AssertCompiles();
        return workshop.Member;
    }

    public void Dispose() => workspace.Dispose();

    async Task<IReadOnlyList<Diagnostic>> Reports()
    {
        await AssertCompiles();
        var compilation = (await Document.Project.GetCompilationAsync())!;
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), (e, _, _) => throw new InvalidOperationException("the checker fell over", e), true, false);
        var reports = await compilation.WithAnalyzers([new NamedTensorAnalyzer(), new ContractAnalyzer(), new DimNameAnalyzer()], options).GetAnalyzerDiagnosticsAsync();
        Assert.NotEmpty(reports);
        return [.. reports.OrderBy(static r => r.Location.SourceSpan.Start)];
    }

    async Task<IReadOnlyList<CodeAction>> Actions(Diagnostic report)
    {
        var actions = new List<CodeAction>();
        await new NamedTensorFixes().RegisterCodeFixesAsync(new CodeFixContext(Document, report, (action, _) => actions.Add(action), default));
        return actions;
    }

    async Task Apply(CodeAction action) =>
        Document = (await action.GetOperationsAsync(default)).OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(Document.Id)!;

    async Task AssertCompiles() => Assert.Empty((await Document.GetSemanticModelAsync())!.GetDiagnostics().Where(static d => d.Severity == DiagnosticSeverity.Error));

    sealed class Found(ImmutableArray<Diagnostic> reports) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(reports);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(reports);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
