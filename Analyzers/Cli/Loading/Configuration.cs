using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace NamedTorch.Analyzers.Cli.Loading;

/// <summary>The .editorconfig and global configuration files of some code, as the compiler applies them.</summary>
sealed class Configuration : AnalyzerConfigOptionsProvider
{
    readonly AnalyzerConfigSet set;

    Configuration(AnalyzerConfigSet set)
    {
        this.set = set;
        Severities = new TreeSeverities(set);
        GlobalOptions = new Values(set.GlobalConfigOptions.AnalyzerOptions);
    }

    /// <inheritdoc/>
    public override AnalyzerConfigOptions GlobalOptions { get; }

    /// <summary>Severities of diagnostics by file.</summary>
    internal SyntaxTreeOptionsProvider Severities { get; }

    internal static Configuration Of(IEnumerable<string> files) =>
        new(AnalyzerConfigSet.Create(files.Where(File.Exists).Select(static f => AnalyzerConfig.Parse(SourceText.From(File.ReadAllText(f)), f)).ToList()));

    /// <summary>The .editorconfig files that stand above some files, up to the first that calls itself the root.</summary>
    internal static IEnumerable<string> Above(IEnumerable<string> files)
    {
        var found = new HashSet<string>();
        foreach (string folder in files.Select(static f => Path.GetDirectoryName(f)!).Distinct())
            for (string? at = folder; at is not null; at = Path.GetDirectoryName(at))
            {
                string file = Path.Combine(at, ".editorconfig");
                if (!File.Exists(file)) continue;
                found.Add(file);
                if (File.ReadLines(file).Any(static l => l.Replace(" ", "", StringComparison.Ordinal).Equals("root=true", StringComparison.OrdinalIgnoreCase))) break;
            }
        return found;
    }

    internal AnalyzerOptions Options(ImmutableArray<AdditionalText> additional) => new(additional, this);

    /// <inheritdoc/>
    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values(set.GetOptionsForSourcePath(tree.FilePath).AnalyzerOptions);

    /// <inheritdoc/>
    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Values(set.GetOptionsForSourcePath(textFile.Path).AnalyzerOptions);

    sealed class Values(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override IEnumerable<string> Keys => values.Keys;

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }

    sealed class TreeSeverities(AnalyzerConfigSet set) : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

        public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            set.GetOptionsForSourcePath(tree.FilePath).TreeOptions.TryGetValue(diagnosticId, out severity);

        public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            set.GlobalConfigOptions.TreeOptions.TryGetValue(diagnosticId, out severity);
    }
}
