using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using NamedTorch.Analyzers;

namespace NamedTorch.Checking;

/// <summary>A program compiled against the library as a user's is, and what the checker says of it.</summary>
public sealed class CheckedProgram
{
    const string Usings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Threading; global using System.Threading.Tasks; "
        + "global using NamedTorch; global using static NamedTorch.Torch;";

    static readonly CSharpParseOptions Parsing = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp14);

    static readonly ImmutableArray<MetadataReference> References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static p => Path.GetFileName(p) is var f && (f.StartsWith("System.", StringComparison.Ordinal) || f.StartsWith("Named", StringComparison.Ordinal) && !f.Contains("Analyzers", StringComparison.Ordinal) || f is "netstandard.dll" or "mscorlib.dll" or "Microsoft.CSharp.dll"))
            .Select(static p => MetadataReference.CreateFromFile(p))];

    // The library's symbols are read once and shared by all programs.
    static readonly CSharpCompilation Empty = CSharpCompilation.Create(
        "program", [CSharpSyntaxTree.ParseText(Usings, Parsing, "Usings.cs", Encoding.UTF8)], References,
        new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true));

    CheckedProgram(CSharpCompilation compilation) => Compilation = compilation;

    /// <summary>The program and the usings that every project has.</summary>
    public CSharpCompilation Compilation { get; }

    /// <summary>Why it does not compile; empty if it does.</summary>
    public IReadOnlyList<Diagnostic> Errors => [.. Compilation.GetDiagnostics().Where(static d => d.Severity == DiagnosticSeverity.Error)];

    /// <summary>Compiles statements, or declarations, or both; with more references than the library where given.</summary>
    public static CheckedProgram Of(string code, params MetadataReference[] more) => OfFiles([("Program.cs", code)], more);

    /// <summary>Compiles the files of one program, named to tell them apart in findings.</summary>
    public static CheckedProgram OfFiles(IEnumerable<(string Name, string Code)> files, params MetadataReference[] more)
    {
        SyntaxTree[] trees = [.. files.Select(static f => CSharpSyntaxTree.ParseText(f.Code, Parsing, f.Name, Encoding.UTF8))];
        bool runs = trees.Any(static t => ((CompilationUnitSyntax)t.GetRoot()).Members.Any(static m => m is GlobalStatementSyntax));
        return new(Empty.AddReferences(more).AddSyntaxTrees(trees).WithOptions(Empty.Options.WithOutputKind(runs ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary)));
    }

    /// <summary>What the checker reports, in the order of the code.</summary>
    /// <param name="hidden">With what is hidden by default.</param>
    /// <exception cref="InvalidOperationException">The checker itself failed.</exception>
    public async Task<IReadOnlyList<Diagnostic>> Findings(bool hidden = false)
    {
        Exception? crash = null;
        var analyzers = typeof(NamedTensorAnalyzer).Assembly.GetTypes().Where(static t => !t.IsAbstract && t.IsSubclassOf(typeof(DiagnosticAnalyzer)))
            .Select(static t => (DiagnosticAnalyzer)Activator.CreateInstance(t)!).ToImmutableArray();
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), (e, _, _) => crash = e, concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        var found = await Compilation.WithAnalyzers(analyzers, options).GetAnalyzerDiagnosticsAsync();
        if (crash is not null) throw new InvalidOperationException("The checker failed: " + crash, crash);
        return [.. found.Where(d => hidden || d.Severity > DiagnosticSeverity.Hidden).OrderBy(static d => d.Location.SourceSpan.Start)];
    }
}
