using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NamedTorch.Analyzers.Cli.Loading;

/// <summary>Runs the source generators of a project: without their half, a partial member has no body.</summary>
static class SourceGenerators
{
    internal static CSharpCompilation Run(CSharpCompilation compilation, CSharpCommandLineArguments arguments, AnalyzerOptions options)
    {
        var loader = new Loader();
        ImmutableArray<ISourceGenerator> generators =
            [.. arguments.AnalyzerReferences.Select(static a => a.FilePath).Where(File.Exists)
                .SelectMany(f => new AnalyzerFileReference(Path.GetFullPath(f), loader).GetGenerators(LanguageNames.CSharp))];
        if (generators.IsEmpty) return compilation;
        CSharpGeneratorDriver.Create(generators, options.AdditionalFiles, arguments.ParseOptions, options.AnalyzerConfigOptionsProvider)
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out _);
        return (CSharpCompilation)generated;
    }

    /// <summary>Loads a generator and what stands beside it; the compiler itself is this process's.</summary>
    sealed class Loader : IAnalyzerAssemblyLoader
    {
        readonly Dictionary<string, FolderContext> contexts = [];

        public void AddDependencyLocation(string fullPath) { }

        public Assembly LoadFromPath(string fullPath)
        {
            string folder = Path.GetDirectoryName(fullPath)!;
            if (!contexts.TryGetValue(folder, out var context)) contexts[folder] = context = new(folder);
            return context.LoadFromAssemblyPath(fullPath);
        }
    }

    sealed class FolderContext(string folder) : AssemblyLoadContext
    {
        protected override Assembly? Load(AssemblyName name)
        {
            if (name.Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) && !name.Name.Contains("NetAnalyzers", StringComparison.Ordinal)) return null;
            string file = Path.Combine(folder, name.Name + ".dll");
            return File.Exists(file) ? LoadFromAssemblyPath(file) : null;
        }
    }
}
