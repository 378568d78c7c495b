using Xunit;

namespace NamedTorch.Tests.Pointwise;

/// <summary>Every pointwise operation answers as PyTorch: values on a grid of edge values, kinks and ties, dtypes, gradients.</summary>
public sealed class PointwiseGoldenTests
{
    public static TheoryData<string> Recorded => [.. Directory.GetFiles(Recording.Folder, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Existing => [.. Operations.All.Select(t => t.Name)];

    [Theory]
    [MemberData(nameof(Existing))]
    public void Operation_HasAGolden(string operation) =>
        Assert.True(File.Exists(Path.Combine(Recording.Folder, operation + ".json")), $"Add {operation} to tests/Golden/generate.py and run it.");

    [Theory]
    [MemberData(nameof(Recorded))]
    public void RecordedCall_GivesRecordedResultAndGradients(string operation)
    {
        var failures = new List<string>();
        int count = 0;
        foreach (var recording in Recording.Of(operation))
        {
            count++;
            if (recording.Difference() is { } difference) failures.Add($"{recording.Label}: {difference}");
        }
        Assert.True(count > 0, "nothing was recorded");
        Assert.True(failures.Count == 0, $"{failures.Count} of {count} calls differ:\n" + string.Join("\n", failures));
    }
}
