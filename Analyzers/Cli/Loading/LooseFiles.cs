using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NamedTorch.Analyzers.Cli.Findings;

namespace NamedTorch.Analyzers.Cli.Loading;

/// <summary>
/// C# files without a project, compiled against the library that stands beside this command. Files are compiled together, but each with
/// top-level statements is a program of its own.
/// </summary>
static class LooseFiles
{
    const string ImplicitUsings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;";

    static readonly CSharpParseOptions Parse = new CSharpParseOptions(LanguageVersion.CSharp14).WithFeatures([new("FileBasedProgram", "true")]);

    static readonly CSharpCompilationOptions Options = new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable);

    internal static LoadedCode Load(IReadOnlyList<string> files)
    {
        if (files.Count == 0) return LoadedCode.Failed(Finding.Problem("LOAD", "There is no C# file here."));
        var problems = new List<Finding>();
        var trees = files.Select(f => Read(f, problems)).OfType<SyntaxTree>().ToList();
        var programs = trees.Where(static t => t.GetRoot() is CompilationUnitSyntax unit && unit.Members.Any(SyntaxKind.GlobalStatement)).ToList();
        var library = trees.Except(programs).ToList();
        var configuration = Configuration.Of(Configuration.Above(files));
        var units = programs.Count == 0
            ? [Unit(library, OutputKind.DynamicallyLinkedLibrary, configuration)]
            : programs.Select(p => Unit(library.Prepend(p), OutputKind.ConsoleApplication, configuration)).ToList();
        return new(units, problems);
    }

    static CodeUnit Unit(IEnumerable<SyntaxTree> trees, OutputKind kind, Configuration configuration)
    {
        var usings = CSharpSyntaxTree.ParseText(ImplicitUsings, Parse, "ImplicitUsings.g.cs", Encoding.UTF8);
        var options = Options.WithOutputKind(kind).WithSyntaxTreeOptionsProvider(configuration.Severities);
        return new(CSharpCompilation.Create("loose", trees.Append(usings), References, options), configuration.Options([]));
    }

    static SyntaxTree? Read(string file, List<Finding> problems)
    {
        try
        {
            using var stream = File.OpenRead(file);
            return CSharpSyntaxTree.ParseText(SourceText.From(stream), Parse, file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            problems.Add(Finding.Problem("CS2001", e.Message, file));
            return null;
        }
    }

    /// <summary>The framework and the library, without the checker and its compiler.</summary>
    static ImmutableArray<MetadataReference> References { get; } =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static f => !IsOfThisCommand(Path.GetFileName(f))).Select(static f => MetadataReference.CreateFromFile(f))];

    static bool IsOfThisCommand(string assembly) =>
        assembly.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) || assembly.StartsWith("NamedTorch.Analyzers", StringComparison.Ordinal) ||
        assembly is "NamedTorch.Cli.dll" or "System.CommandLine.dll";
}
