using NamedTorch.Analyzers.Cli.Findings;

namespace NamedTorch.Analyzers.Cli.Loading;

/// <summary>Finds out what a path is.</summary>
static class CodeLoader
{
    internal static LoadedCode Load(string path, string configuration)
    {
        path = Path.GetFullPath(path);
        if (Directory.Exists(path)) return Directory.GetFiles(path, "*.csproj") is [var project] ? new ProjectLoader(configuration).Load(project) : LooseFiles.Load(LooseFiles.In(path));
        return Path.GetExtension(path) switch
        {
            ".csproj" => new ProjectLoader(configuration).Load(path),
            ".cs" => LooseFiles.Load([path]),
            _ => LoadedCode.Failed(Finding.Problem("LOAD", "This is neither a C# project nor a C# file.", path)),
        };
    }
}
