using NamedTorch.Analyzers.Cli.Findings;

namespace NamedTorch.Analyzers.Cli.Loading;

/// <summary>Finds out what a path is.</summary>
static class CodeLoader
{
    internal static LoadedCode Load(string path, string configuration)
    {
        path = Path.GetFullPath(path);
        if (Directory.Exists(path))
            return Below(path, "*.csproj") is { Count: > 0 } projects ? new ProjectLoader(configuration).Load(projects) : LooseFiles.Load(Below(path, "*.cs"));
        return Path.GetExtension(path) switch
        {
            ".csproj" => new ProjectLoader(configuration).Load([path]),
            ".cs" => LooseFiles.Load([path]),
            _ => LoadedCode.Failed(Finding.Problem("LOAD", "This is neither a C# project nor a C# file.", path)),
        };
    }

    /// <summary>The files of a folder and the folders below it, without what a build writes.</summary>
    static IReadOnlyList<string> Below(string folder, string pattern) =>
        [.. Directory.EnumerateFiles(folder, pattern, new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.System })
            .Where(f => !Path.GetRelativePath(folder, f).Split(Path.DirectorySeparatorChar).Any(static part => part is "bin" or "obj" || part.StartsWith('.')))
            .Order(StringComparer.Ordinal)];
}
