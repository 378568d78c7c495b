namespace NamedTorch.Architecture;

/// <summary>
/// No two files, and no two folders, need each other, but for the groups of known-cycles.txt, each with its reason. The list only shrinks: a new
/// member fails, and so does a group that has come apart.
/// </summary>
public sealed class CycleTests
{
    static readonly (string[] Members, string Reason)[] Known =
        [.. File.ReadAllLines(Path.Combine(Repository.Root, "tests/Architecture.Tests/known-cycles.txt")).Where(static l => l.Length > 0 && l[0] != '#')
            .Select(static l => l.Split(": ", 2)).Select(static l => (l[0].Split(", "), l[1]))];

    static readonly string[][] Found =
        [.. Repository.Projects.SelectMany(static p => SourceGraph.Cycles(SourceGraph.Of(p).Files).Concat(SourceGraph.Cycles(SourceGraph.Of(p).Folders())))];

    [Fact]
    public void Sources_AreUnderstoodInFull() =>
        Assert.Equal("", string.Join("\n", Repository.Projects.SelectMany(static p => SourceGraph.Of(p).Unresolved)));

    [Fact]
    public void FilesAndFolders_FormNoNewCycle()
    {
        var unknown = Found.Where(static cycle => !Known.Any(k => cycle.All(k.Members.Contains)));
        Assert.True(!unknown.Any(), "These need each other:\n" + string.Join("\n", unknown.Select(static c => "  " + string.Join(", ", c))));
    }

    [Fact]
    public void KnownCycles_HaveAReasonAndAreStillThere()
    {
        Assert.All(Known, static k => Assert.True(k.Reason.Length > 20, string.Join(", ", k.Members)));
        var gone = Known.Where(static k => !Found.Any(cycle => cycle.All(k.Members.Contains)));
        Assert.True(!gone.Any(), "These have come apart; take them off the list:\n" + string.Join("\n", gone.Select(static k => "  " + string.Join(", ", k.Members))));
    }
}
