using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NamedTorch.Benchmarks.Checker;

/// <summary>
/// The claims: the shipped checker reads 1,000 lines of tensor code in 0.1 s and 1,000 lines without tensors in 10 ms, in time that grows with the
/// length of the code only; no method takes it a second; and a cold build of a consumer gets slower by a second at most.
/// </summary>
static class CheckerTime
{
    const int Runs = 5;

    static readonly CSharpParseOptions Parse = new(LanguageVersion.CSharp14);

    static readonly ImmutableArray<MetadataReference> References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static f => Path.GetFileName(f) is var name && !name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) && name is not ("benchmarks.dll" or "Shakespeare.dll"))
            .Select(static f => MetadataReference.CreateFromFile(f))];

    internal static int Run(string[] options)
    {
        if (options is ["--cold"])
        {
            Console.WriteLine(Measure(Compile(GeneratedCode.Tensors(1)), Analyzers()).Checker.TotalSeconds);
            return 0;
        }
        bool holds = true;
        var analyzers = Analyzers();
        if (Measure(Compile([GeneratedCode.Wrong]), analyzers).Reports == 0)
        {
            Console.WriteLine("The checker does not report what is wrong: its speed means nothing.");
            return 1;
        }
        Measure(Compile(GeneratedCode.Tensors(5)), analyzers);
        var perThousand = new List<double>();
        Console.WriteLine("code                         lines   reports   checker alone     per kLOC   with the compiler's part");
        foreach (int thousands in (int[])[1, 10, 50])
        {
            double seconds = Report($"tensors, {thousands} kLOC", GeneratedCode.Tensors(thousands), analyzers);
            perThousand.Add(seconds);
            holds &= seconds <= 0.1;
        }
        holds &= Report("no tensors, 10 kLOC", GeneratedCode.Plain(10), analyzers) <= 0.010;
        var method = GeneratedCode.OneMethod(1700);
        holds &= Report("one method", method, analyzers) * GeneratedCode.Lines(method) / 1000 <= 1;
        Console.WriteLine($"growth: 50 kLOC take {perThousand[2] / perThousand[1]:F2} of the time per line that 10 kLOC take");
        holds &= perThousand[2] <= 1.5 * perThousand[1];
        Console.WriteLine($"cold process, 1 kLOC of tensors: {Cold():F2} s in the checker, its own compilation by the JIT included");
        if (options is not ["--no-build"]) holds &= ConsumerBuild.Run() <= 1;
        Console.WriteLine(holds ? "all within their limits" : "over a limit");
        return holds ? 0 : 1;
    }

    /// <summary>Seconds per 1,000 lines in the checker alone, the median of several runs. To give up (NT9002) counts as a report: none are expected.</summary>
    static double Report(string what, IReadOnlyList<string> files, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var compilation = Compile(files);
        var runs = Enumerable.Range(0, Runs).Select(_ => Measure(compilation, analyzers)).OrderBy(static r => r.Checker).ToList();
        double seconds = runs[Runs / 2].Checker.TotalSeconds, thousands = GeneratedCode.Lines(files) / 1000.0;
        Console.WriteLine($"{what,-25} {GeneratedCode.Lines(files),8:N0} {runs[0].Reports,9} {seconds,13:F3} s {1000 * seconds / thousands,10:F2} ms {runs[Runs / 2].Whole.TotalSeconds,12:F3} s   [{runs[0].Checker.TotalSeconds:F3} … {runs[^1].Checker.TotalSeconds:F3}]");
        return seconds / thousands;
    }

    /// <summary>One run: the checker's own actions by Roslyn's clock, one at a time; and the wall clock, which includes binding the code anew.</summary>
    static (TimeSpan Checker, TimeSpan Whole, int Reports) Measure(CSharpCompilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        // A fresh compilation: nothing that an earlier run has bound or inferred is left. The collector's pauses belong to who made the garbage.
        compilation = compilation.Clone();
        GC.Collect();
        var checking = compilation.WithAnalyzers(analyzers, new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), (e, _, _) => throw new InvalidOperationException("the checker fell over", e), concurrentAnalysis: false, logAnalyzerExecutionTime: true));
        long start = Stopwatch.GetTimestamp();
        var result = checking.GetAnalysisResultAsync(CancellationToken.None).GetAwaiter().GetResult();
        var whole = Stopwatch.GetElapsedTime(start);
        return (TimeSpan.FromTicks(result.AnalyzerTelemetryInfo.Values.Sum(static t => t.ExecutionTime.Ticks)), whole, result.GetAllDiagnostics().Count(static d => d.Severity > DiagnosticSeverity.Hidden || d.Id == "NT9002"));
    }

    static CSharpCompilation Compile(IReadOnlyList<string> files)
    {
        const string usings = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Threading; global using System.Threading.Tasks;";
        var compilation = CSharpCompilation.Create("generated", files.Prepend(usings).Select(static (text, i) => CSharpSyntaxTree.ParseText(text, Parse, $"File{i}.cs")), References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        var errors = compilation.GetDiagnostics().Where(static d => d.Severity == DiagnosticSeverity.Error).Take(3).ToList();
        return errors.Count == 0 ? compilation : throw new InvalidOperationException("The generated code does not compile: " + string.Join("; ", errors));
    }

    /// <summary>The shipped assemblies, apart from this program's own NamedTensors.</summary>
    static ImmutableArray<DiagnosticAnalyzer> Analyzers()
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "checker");
        var context = new AssemblyLoadContext("checker");
        context.Resolving += (_, name) => Path.Combine(folder, name.Name + ".dll") is var file && File.Exists(file) ? context.LoadFromAssemblyPath(file) : null;
        context.LoadFromAssemblyPath(Path.Combine(folder, "NamedTensors.dll"));
        return [.. context.LoadFromAssemblyPath(Path.Combine(folder, "NamedTorch.Analyzers.dll")).GetTypes().Where(static t => !t.IsAbstract && t.IsSubclassOf(typeof(DiagnosticAnalyzer)))
            .Select(static t => (DiagnosticAnalyzer)Activator.CreateInstance(t)!)];
    }

    static double Cold()
    {
        var times = Enumerable.Range(0, 3).Select(static _ =>
        {
            using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [.. Environment.GetCommandLineArgs()[0].EndsWith(".dll", StringComparison.Ordinal) && Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [Environment.GetCommandLineArgs()[0]] : Array.Empty<string>(), "checker", "--cold"]) { RedirectStandardOutput = true })!;
            return double.Parse(process.StandardOutput.ReadToEnd(), System.Globalization.CultureInfo.InvariantCulture);
        }).Order().ToArray();
        return times[1];
    }
}
