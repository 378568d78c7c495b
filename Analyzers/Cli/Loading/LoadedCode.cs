using NamedTorch.Analyzers.Cli.Findings;

namespace NamedTorch.Analyzers.Cli.Loading;

/// <summary>What could be loaded, and what could not.</summary>
/// <param name="Units">Ready to be checked.</param>
/// <param name="Problems">Broken projects, missing files.</param>
sealed record LoadedCode(IReadOnlyList<CodeUnit> Units, IReadOnlyList<Finding> Problems)
{
    /// <summary>How many files are checked.</summary>
    internal int Files => Units.SelectMany(static u => u.Compilation.SyntaxTrees).Select(static t => t.FilePath).Distinct().Count();

    internal static LoadedCode Failed(params Finding[] problems) => new([], problems);
}
