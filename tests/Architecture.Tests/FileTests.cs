using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NamedTorch.Architecture;

/// <summary>Files small enough to read, under names that say something.</summary>
public sealed class FileTests
{
    const int Most = 400, Median = 100, NinetiethPercentile = 250;
    static readonly string[] SayNothing = ["Util", "Utils", "Utilities", "Helper", "Helpers", "Manager", "Managers", "Common", "Misc"];

    static (string File, int Lines)[] Sizes => [.. Repository.Projects.SelectMany(Repository.Sources).Select(static f => (f, File.ReadAllLines(Path.Combine(Repository.Root, f)).Length))];

    [Fact]
    public void NoFile_IsLongWithoutAWrittenReason()
    {
        var reasons = File.ReadAllLines(Path.Combine(Repository.Root, "tests/Architecture.Tests/long-files.txt"))
            .Where(static l => l.Length > 0 && l[0] != '#').Select(static l => l.Split(':', 2)).ToDictionary(static l => l[0].Trim(), static l => l[1].Trim());
        Assert.Empty(Sizes.Where(f => f.Lines > Most && reasons.GetValueOrDefault(f.File, "").Length < 20).Select(static f => $"{f.File} has {f.Lines} lines"));
        Assert.Empty(reasons.Keys.Except(Sizes.Where(static f => f.Lines > Most).Select(static f => f.File)));
    }

    [Fact]
    public void MostFiles_AreShort()
    {
        int[] lines = [.. Sizes.Select(static f => f.Lines).Order()];
        Assert.InRange(lines[lines.Length / 2], 1, Median);
        Assert.InRange(lines[lines.Length * 9 / 10], 1, NinetiethPercentile);
    }

    /// <summary>A type in parts may share a file with what the part is about: an operation with its members of Torch.</summary>
    [Fact]
    public void File_HoldsOnePublicTypeThatItIsNamedAfter()
    {
        var strange = from file in Repository.Projects.SelectMany(Repository.Sources)
                      let types = CSharpSyntaxTree.ParseText(Repository.Read(file), SourceGraph.Options).GetCompilationUnitRoot().DescendantNodes(static n => n is not TypeDeclarationSyntax)
                          .OfType<BaseTypeDeclarationSyntax>().Where(static t => t.Modifiers.Any(SyntaxKind.PublicKeyword) && !t.Modifiers.Any(SyntaxKind.PartialKeyword))
                          .Select(static t => t.Identifier.Text).Distinct().ToArray()
                      where types.Length > 1 || types.Length == 1 && types[0] != Path.GetFileName(file).Split('.')[0]
                      select $"{file}: {string.Join(", ", types)}";
        Assert.Empty(strange);
    }

    [Fact]
    public void Names_SaySomething()
    {
        var files = from file in Repository.Projects.SelectMany(Repository.Sources)
                    from part in file.Split('/')
                    where SayNothing.Any(word => part.Split('.')[0].EndsWith(word, StringComparison.Ordinal))
                    select file;
        Assert.Equal("", string.Join("\n", files));
    }
}
