using System.Text.RegularExpressions;

namespace NamedTorch.Architecture;

/// <summary>Arrows point down, and ARCHITECTURE.md draws exactly those that are there.</summary>
public sealed partial class LevelTests
{
    static readonly Dictionary<string, int> Levels = new()
    {
        ["NamedTensors"] = 0,
        ["Analyzers/Checker"] = 1,
        ["Analyzers/Fixes"] = 2,
        ["Analyzers/Completion"] = 2,
        ["Engine/Core"] = 1,
        ["Engine/Ops"] = 2,
        ["Engine/Cpu"] = 3,
        ["Engine/Gpu"] = 3,
        ["Engine/Autograd"] = 3,
        ["Engine/Data"] = 3,
        ["Engine/Serialization"] = 3,
        ["Engine/Nn"] = 4,
        ["Engine/Optim"] = 5,
        ["Engine/NamedTorch"] = 7,
        ["Analyzers/Cli"] = 8,
    };

    [Fact]
    public void EveryProject_HasALevel() => Assert.Equal(Levels.Keys.Order(StringComparer.Ordinal), Repository.Projects);

    [Fact]
    public void References_PointOnlyDown() =>
        Assert.Empty(from project in Repository.Projects from reference in Repository.References(project) where Levels[reference] >= Levels[project] select $"{project} -> {reference}");

    [Fact]
    public void Map_DrawsTheArrowsThatAreThere()
    {
        var drawn = Arrow().Matches(Repository.Read("ARCHITECTURE.md")).Select(static m => $"{m.Groups[1].Value} -> {m.Groups[2].Value}").Order(StringComparer.Ordinal);
        var there = from project in Repository.Projects from reference in Repository.References(project) select $"{project} -> {reference}";
        Assert.Equal(there.Order(StringComparer.Ordinal), drawn);
    }

    [GeneratedRegex(@"^\s*([A-Za-z/]+) --> ([A-Za-z/]+)\s*$", RegexOptions.Multiline)]
    private static partial Regex Arrow();
}
