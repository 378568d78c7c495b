namespace NamedTorch.Architecture;

/// <summary>No two files, and no two folders, need each other.</summary>
public sealed class CycleTests
{
    public static TheoryData<string> Projects => [.. Repository.Projects];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Files_FormNoCycle(string project) => Check("files", SourceGraph.Cycles(SourceGraph.Of(project).Files));

    [Theory]
    [MemberData(nameof(Projects))]
    public void Folders_FormNoCycle(string project) => Check("folders", SourceGraph.Cycles(SourceGraph.Of(project).Folders()));

    static void Check(string what, List<string[]> cycles) =>
        Assert.True(cycles.Count == 0, $"These {what} need each other:\n" + string.Join("\n", cycles.Select(static c => "  " + string.Join(", ", c))));
}
