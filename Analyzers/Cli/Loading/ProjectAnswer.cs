namespace NamedTorch.Analyzers.Cli.Loading;

/// <summary>What MSBuild says about a project.</summary>
/// <param name="Items">Lists of items.</param>
sealed record ProjectAnswer(ProjectAnswer.Lists Items)
{
    /// <summary>The lists asked for.</summary>
    /// <param name="CscCommandLineArgs">What the compiler would be called with.</param>
    /// <param name="ReferencePath">The references and where they come from.</param>
    internal sealed record Lists(IReadOnlyList<Item> CscCommandLineArgs, IReadOnlyList<Item> ReferencePath);

    /// <summary>An item with the metadata that matter here.</summary>
    internal sealed record Item(string Identity, string? MSBuildSourceProjectFile, string? ReferenceAssembly, string? NearestTargetFramework, string? TargetFrameworks);
}
