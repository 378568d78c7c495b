using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NamedTorch.Analyzers.Tests;

/// <summary>Runs the checker over a program in which <c>{|NT1001:…|}</c> marks what it must report, and nothing else.</summary>
static class Check
{
    const string Usings =
        "using System; using System.Collections.Generic; using System.Linq; using System.Threading.Tasks; using NamedTorch; using static NamedTorch.Torch;\n";

    static readonly ImmutableArray<MetadataReference> References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static p => Path.GetFileName(p) is var f && (f.StartsWith("System.", StringComparison.Ordinal) || f.StartsWith("Named", StringComparison.Ordinal) && !f.Contains("Analyzers") || f is "netstandard.dll" or "mscorlib.dll"))
            .Select(static p => (MetadataReference)MetadataReference.CreateFromFile(p))];

    static readonly CSharpCompilation Empty = CSharpCompilation.Create(
        "program", [], References, new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true));

    /// <summary>Statements of a program, with the usual usings.</summary>
    internal static async Task Marked(string marked)
    {
        var (code, expected) = Unmarked(Usings + marked);
        var found = await Diagnostics(code);
        var actual = found.Select(d => $"{d.Id} `{code[d.Location.SourceSpan.Start..d.Location.SourceSpan.End]}`").Order().ToList();
        var wanted = expected.Select(e => $"{e.Id} `{code[e.Start..e.End]}`").Order().ToList();
        Assert.True(wanted.SequenceEqual(actual), $"expected:\n  {string.Join("\n  ", wanted)}\nactual:\n  {string.Join("\n  ", actual)}\n{string.Join("\n", found.Select(static d => d.GetMessage()))}");
    }

    internal static async Task<ImmutableArray<Diagnostic>> Diagnostics(string code)
    {
        var compilation = Compile(code);
        Exception? crash = null;
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), (e, _, _) => crash = e, concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        var found = await compilation.WithAnalyzers([new NamedTensorAnalyzer()], options).GetAnalyzerDiagnosticsAsync();
        if (crash is not null) Assert.Fail(crash.ToString());
        return [.. found.Where(static d => d.Severity > DiagnosticSeverity.Hidden).OrderBy(static d => d.Location.SourceSpan.Start)];
    }

    internal static CSharpCompilation Compile(string code)
    {
        var tree = CSharpSyntaxTree.ParseText(code, CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp14), "Program.cs", Encoding.UTF8);
        var kind = tree.GetCompilationUnitRoot().Members.Any(static m => m is GlobalStatementSyntax) ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary;
        var compilation = Empty.AddSyntaxTrees(tree).WithOptions(Empty.Options.WithOutputKind(kind));
        var errors = compilation.GetDiagnostics().Where(static d => d.Severity == DiagnosticSeverity.Error).ToList();
        Assert.True(errors.Count == 0, string.Join("\n", errors));
        return compilation;
    }

    internal static (string Code, List<(string Id, int Start, int End)> Expected) Unmarked(string marked)
    {
        var (code, open, found) = (new StringBuilder(), new Stack<(string Id, int Start)>(), new List<(string, int, int)>());
        for (int i = 0; i < marked.Length;)
            if (Regex.Match(marked[i..Math.Min(marked.Length, i + 12)], @"^\{\|(NT\d{4}):") is { Success: true } mark)
            {
                open.Push((mark.Groups[1].Value, code.Length));
                i += mark.Length;
            }
            else if (open.Count > 0 && marked[i] == '|' && i + 1 < marked.Length && marked[i + 1] == '}')
            {
                var (id, start) = open.Pop();
                found.Add((id, start, code.Length));
                i += 2;
            }
            else code.Append(marked[i++]);
        return (code.ToString(), found);
    }
}
