using System.Xml.Linq;

namespace NamedTorch.Architecture;

/// <summary>The files of the checkout.</summary>
static class Repository
{
    internal static string Root { get; } = Find();

    /// <summary>The product's projects by folder: "Engine/Ops".</summary>
    internal static string[] Projects { get; } =
        [.. new[] { "Engine", "Analyzers" }.SelectMany(static f => Directory.GetDirectories(Path.Combine(Root, f)).Select(d => f + "/" + Path.GetFileName(d))).Append("NamedTensors")
            .Where(static p => ProjectFile(p) is not null).Order(StringComparer.Ordinal)];

    /// <summary>The source files of a project, relative to the root.</summary>
    internal static string[] Sources(string project) =>
        [.. Directory.GetFiles(Path.Combine(Root, project), "*.cs", SearchOption.AllDirectories)
            .Select(static f => Path.GetRelativePath(Root, f).Replace('\\', '/'))
            .Where(static f => !f.Contains("/obj/") && !f.Contains("/bin/")).Order(StringComparer.Ordinal)];

    /// <summary>The projects whose code a project uses; not those that are only built with it.</summary>
    internal static string[] References(string project) =>
        [.. XDocument.Load(ProjectFile(project)!).Descendants("ProjectReference").Where(static r => (string?)r.Attribute("ReferenceOutputAssembly") != "false").Select(r => (string)r.Attribute("Include")!)
            .Select(r => Path.GetRelativePath(Root, Path.GetDirectoryName(Path.GetFullPath(Path.Combine(Root, project, r)))!).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    /// <summary>Whether a project has top-level statements to run.</summary>
    internal static bool IsCommand(string project) => Descendants(project, "OutputType").Contains("Exe");

    internal static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    static IEnumerable<string> Descendants(string project, string element) => XDocument.Load(ProjectFile(project)!).Descendants(element).Select(static e => e.Value);

    static string? ProjectFile(string project) => Directory.GetFiles(Path.Combine(Root, project), "*.csproj").SingleOrDefault();

    static string Find()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "NamedTorch.sln"))) folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException("The tests run outside the repository.");
    }
}
