using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using NamedTorch.Analyzers.Cli.Findings;

namespace NamedTorch.Analyzers.Cli.Loading;

/// <summary>
/// A project as its own SDK would compile it: sources, generated sources, references, language version, .editorconfig. Projects that it
/// references are taken as built; one that is not is loaded the same way, from its sources.
/// </summary>
sealed class ProjectLoader(string configuration)
{
    readonly Dictionary<(string Project, string? Framework), CodeUnit?> loaded = [];
    readonly List<Finding> problems = [];

    internal LoadedCode Load(IEnumerable<string> projects) => new([.. projects.SelectMany(Units)], problems);

    IEnumerable<CodeUnit> Units(string project)
    {
        var (answer, failure) = MsBuild.Ask(project, configuration, framework: null, restore: true);
        // Of several frameworks no one is compiled; each is asked for by name. (Without one, "Compile" is no target: MSB4057.)
        string[] frameworks = failure.Any(static f => f.Id == "MSB4057") ? MsBuild.Frameworks(project) : [];
        return (frameworks.Length == 0 ? [Unit(project, answer, failure)] : frameworks.Select(f => Unit(project, f))).OfType<CodeUnit>().ToList();
    }

    CodeUnit? Unit(string project, string? framework)
    {
        if (loaded.TryGetValue((project, framework), out var known)) return known;
        loaded[(project, framework)] = null;
        var (answer, failure) = MsBuild.Ask(project, configuration, framework, restore: false);
        return loaded[(project, framework)] = Unit(project, answer, failure);
    }

    CodeUnit? Unit(string project, ProjectAnswer? answer, IReadOnlyList<Finding> failure)
    {
        problems.AddRange(failure);
        if (answer is null) return null;
        string folder = Path.GetDirectoryName(project)!;
        if (answer.Items.CscCommandLineArgs is not { Count: > 0 } line)
        {
            problems.Add(Finding.Problem("LOAD", "This project compiles no C#.", project));
            return null;
        }
        var arguments = CSharpCommandLineParser.Default.Parse(line.Select(static a => a.Identity), folder, sdkDirectory: null);
        problems.AddRange(arguments.Errors.Where(static e => e.Severity == DiagnosticSeverity.Error).Select(e => Finding.Problem(e.Id, e.GetMessage(), project)));

        var settings = Configuration.Of(arguments.AnalyzerConfigPaths);
        var trees = arguments.SourceFiles.Select(f => Parse(f.Path, arguments)).OfType<SyntaxTree>();
        var compilation = CSharpCompilation.Create(arguments.CompilationName ?? Path.GetFileNameWithoutExtension(project), trees, References(arguments, answer, folder),
            arguments.CompilationOptions.WithSyntaxTreeOptionsProvider(settings.Severities).WithMetadataReferenceResolver(null).WithConcurrentBuild(true));
        var options = settings.Options([.. arguments.AdditionalFiles.Select(static f => new AdditionalFile(f.Path))]);
        return new(SourceGenerators.Run(compilation, arguments, options), options);
    }

    SyntaxTree? Parse(string file, CSharpCommandLineArguments arguments)
    {
        try
        {
            using var stream = File.OpenRead(file);
            return CSharpSyntaxTree.ParseText(SourceText.From(stream, arguments.Encoding, arguments.ChecksumAlgorithm), arguments.ParseOptions, file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            problems.Add(Finding.Problem("CS2001", $"Source file cannot be read: {e.Message}", file));
            return null;
        }
    }

    IEnumerable<MetadataReference> References(CSharpCommandLineArguments arguments, ProjectAnswer answer, string folder)
    {
        foreach (var reference in arguments.MetadataReferences)
        {
            string file = Path.GetFullPath(Path.Combine(folder, reference.Reference));
            if (File.Exists(file)) yield return MetadataReference.CreateFromFile(file, reference.Properties);
            else if (Unbuilt(file, answer) is { } unit) yield return unit.Compilation.ToMetadataReference(reference.Properties.Aliases, reference.Properties.EmbedInteropTypes);
            else problems.Add(Finding.Problem("CS0006", $"Metadata file '{file}' could not be found."));
        }
    }

    CodeUnit? Unbuilt(string file, ProjectAnswer answer)
    {
        var source = answer.Items.ReferencePath.FirstOrDefault(r => r.MSBuildSourceProjectFile is { Length: > 0 } && (Same(r.Identity) || Same(r.ReferenceAssembly)));
        return source is null ? null : Unit(source.MSBuildSourceProjectFile!, source.TargetFrameworks?.Contains(';') == true ? source.NearestTargetFramework : null);

        bool Same(string? path) => path is { Length: > 0 } && Path.GetFullPath(path) == file;
    }

    sealed class AdditionalFile(string path) : AdditionalText
    {
        public override string Path => path;

        public override SourceText? GetText(CancellationToken cancellationToken = default) => File.Exists(path) ? SourceText.From(File.ReadAllText(path)) : null;
    }
}
