using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NamedTorch.Architecture;

/// <summary>
/// Which file of a project names what another file declares, by the compiler's own symbols. A member counts for the file that declares it,
/// so the parts of a partial class are apart. Not counted: a derivative naming its adjoint (inside Pull), which is mutual by nature.
/// </summary>
sealed class SourceGraph
{
    static readonly ConcurrentDictionary<string, SourceGraph> Known = new();

    readonly Dictionary<string, HashSet<string>> edges = [];

    SourceGraph(string project)
    {
        var trees = Repository.Sources(project).Select(static f => CSharpSyntaxTree.ParseText(Repository.Read(f), Options, f)).ToList();
        trees.Add(CSharpSyntaxTree.ParseText("global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Threading; global using System.Threading.Tasks;", Options, "usings"));
        var compilation = CSharpCompilation.Create(Assembly(project), trees, Platform(project), new CSharpCompilationOptions(Repository.IsCommand(project) ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
        // CS8795: the other half of a partial member is written by a source generator, which does not run here.
        Unresolved = [.. compilation.GetDiagnostics().Where(static d => d.Severity == DiagnosticSeverity.Error && d.Id != "CS8795").Select(static d => d.ToString())];
        foreach (var tree in trees.SkipLast(1))
        {
            var model = compilation.GetSemanticModel(tree);
            var named = edges[tree.FilePath] = [];
            foreach (var name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>().Where(static n => !IsInPull(n)))
                if (model.GetSymbolInfo(name).Symbol is { } symbol) named.UnionWith(FilesOf(symbol));
            named.Remove(tree.FilePath);
        }
    }

    internal static CSharpParseOptions Options { get; } = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview).WithPreprocessorSymbols("NET10_0", "NET10_0_OR_GREATER", "NET", "NET8_0_OR_GREATER", "NET9_0_OR_GREATER");

    /// <summary>What the compiler could not make out; a name in it may be an edge that is missing here.</summary>
    internal string[] Unresolved { get; }

    internal IReadOnlyDictionary<string, HashSet<string>> Files => edges;

    internal Dictionary<string, HashSet<string>> Folders()
    {
        var folders = new Dictionary<string, HashSet<string>>();
        foreach (var (file, named) in edges)
        {
            string folder = Path.GetDirectoryName(file)!;
            if (!folders.TryGetValue(folder, out var others)) folders[folder] = others = [];
            others.UnionWith(named.Select(static f => Path.GetDirectoryName(f)!).Where(f => f != folder));
        }
        return folders;
    }

    internal static SourceGraph Of(string project) => Known.GetOrAdd(project, static p => new(p));

    /// <summary>Groups of two and more that reach each other (Tarjan).</summary>
    internal static List<string[]> Cycles(IReadOnlyDictionary<string, HashSet<string>> graph)
    {
        var (index, low, stack, cycles) = (new Dictionary<string, int>(), new Dictionary<string, int>(), new Stack<string>(), new List<string[]>());
        foreach (string node in graph.Keys)
            if (!index.ContainsKey(node)) Visit(node);
        return cycles;

        void Visit(string node)
        {
            index[node] = low[node] = index.Count;
            stack.Push(node);
            foreach (string next in graph.GetValueOrDefault(node) ?? [])
                if (!index.ContainsKey(next))
                {
                    Visit(next);
                    low[node] = Math.Min(low[node], low[next]);
                }
                else if (stack.Contains(next)) low[node] = Math.Min(low[node], index[next]);
            if (low[node] != index[node]) return;
            var group = new List<string>();
            do group.Add(stack.Peek());
            while (stack.Pop() != node);
            if (group.Count > 1) cycles.Add([.. group.Order(StringComparer.Ordinal)]);
        }
    }

    static bool IsInPull(SyntaxNode node) => node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { Identifier.Text: "Pull" };

    // A type in several parts belongs to no one file; its members do.
    static IEnumerable<string> FilesOf(ISymbol symbol)
    {
        symbol = symbol is IMethodSymbol method ? (method.ReducedFrom ?? method).OriginalDefinition : symbol.OriginalDefinition;
        if (symbol is INamespaceSymbol or ITypeParameterSymbol or ILocalSymbol or IParameterSymbol) return [];
        var files = symbol.DeclaringSyntaxReferences.Select(static r => r.SyntaxTree.FilePath).Distinct().ToList();
        return files.Count == 1 ? files : [];
    }

    // Under its own name, so that it sees the internals that are open to it.
    static string Assembly(string project) => project switch
    {
        "NamedTensors" => "NamedTensors",
        "Engine/NamedTorch" => "NamedTorch",
        "Analyzers/Checker" => "NamedTorch.Analyzers",
        "Analyzers/Fixes" => "NamedTorch.Analyzers.Fixes",
        "Analyzers/Completion" => "NamedTorch.Analyzers.Completion",
        _ => "NamedTorch." + Path.GetFileName(project),
    };

    static IEnumerable<MetadataReference> Platform(string project)
    {
        string own = Assembly(project);
        return ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(a => Path.GetFileNameWithoutExtension(a) != own)
            .Select(static a => MetadataReference.CreateFromFile(a));
    }
}
