using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace NamedTorch.Architecture;

/// <summary>
/// The assemblies under analyzers/dotnet/cs are ones that every SDK which builds net10.0 loads: against Roslyn 4.14 (a compiler drops an
/// analyzer made for a newer one with a mere warning) and netstandard2.0, and with nothing beside them that the package does not carry.
/// </summary>
public sealed class ShippedAnalyzerTests
{
    static readonly Version Roslyn = new(4, 14, 0, 0), Immutable = new(9, 0, 0, 0);

    // What stands in the compiler's or the editor's own folder.
    static readonly string[] OfTheHost = ["Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp", "Microsoft.CodeAnalysis.Workspaces", "Microsoft.CodeAnalysis.CSharp.Workspaces", "Microsoft.CodeAnalysis.Features",
        "System.Collections.Immutable", "System.Composition.AttributedModel", "System.Memory", "netstandard"];

    static string[] Shipped { get; } = Find();

    public static TheoryData<string> Files => [.. Shipped.Select(static f => Path.GetRelativePath(Repository.Root, f))];

    [Fact]
    public void Package_CarriesTheCheckerAndItsFixes() =>
        Assert.Empty(new[] { "NamedTorch.Analyzers.dll", "NamedTorch.Analyzers.Fixes.dll", "NamedTorch.Analyzers.Completion.dll", "NamedTensors.dll" }.Except(Shipped.Select(static f => Path.GetFileName(f)!)));

    [Theory]
    [MemberData(nameof(Files))]
    public void References_AreToRoslyn414AndWhatIsThere(string file)
    {
        var references = References(Path.Combine(Repository.Root, file));
        Assert.All(references.Where(static r => r.Name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)), static r => Assert.Equal(Roslyn, r.Version));
        Assert.All(references.Where(static r => r.Name == "System.Collections.Immutable"), static r => Assert.True(r.Version <= Immutable, $"{r.Version}"));
        Assert.Empty(references.Select(static r => r.Name).Except(OfTheHost).Except(Shipped.Select(static f => Path.GetFileNameWithoutExtension(f))));
    }

    [Fact]
    public void Checker_NeedsNoWorkspace() =>
        Assert.DoesNotContain(References(Shipped.Single(static f => Path.GetFileName(f) == "NamedTorch.Analyzers.dll")), static r => r.Name.Contains("Workspaces", StringComparison.Ordinal));

    static List<(string Name, Version Version)> References(string file)
    {
        using var portable = new PEReader(File.OpenRead(file));
        var metadata = portable.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(metadata.GetAssemblyReference).Select(r => (metadata.GetString(r.Name), r.Version))];
    }

    // As the package's own list says, in the configuration that these tests were built in.
    static string[] Find()
    {
        string configuration = Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)))!;
        return [.. System.Xml.Linq.XDocument.Parse(Repository.Read("Engine/NamedTorch/NamedTorch.nuspec")).Descendants().Where(static e => e.Name.LocalName == "file" && ((string?)e.Attribute("target"))?.StartsWith("analyzers/", StringComparison.Ordinal) == true)
            .Select(e => Path.Combine(Repository.Root, ((string)e.Attribute("src")!).Replace("$configuration$", configuration, StringComparison.Ordinal)))];
    }
}
