using System.Reflection;

namespace NamedTorch.Architecture;

/// <summary>Each project lists its public API in PublicApi.txt, so that a change of it shows. UPDATE_PUBLIC_API=1 writes the lists.</summary>
public sealed class PublicApiTests
{
    public static TheoryData<string> Projects => [.. Repository.Projects.Where(static p => !p.StartsWith("Analyzers/", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Projects))]
    public void List_IsTheAssemblys(string project)
    {
        string file = Path.Combine(Repository.Root, project, "PublicApi.txt");
        string[] actual = PublicApi.Lines(Assembly.Load(AssemblyOf(project)));
        if (Environment.GetEnvironmentVariable("UPDATE_PUBLIC_API") == "1") File.WriteAllLines(file, actual);
        string[] listed = File.Exists(file) ? File.ReadAllLines(file) : [];
        var difference = actual.Except(listed).Select(static l => "+ " + l).Concat(listed.Except(actual).Select(static l => "- " + l)).ToList();
        Assert.True(difference.Count == 0, $"{project}/PublicApi.txt is not what the assembly shows (UPDATE_PUBLIC_API=1 writes it):\n" + string.Join("\n", difference));
    }

    static string AssemblyOf(string project) => project switch
    {
        "NamedTensors" => "NamedTensors",
        "Engine/NamedTorch" => "NamedTorch",
        _ => "NamedTorch." + Path.GetFileName(project),
    };
}
