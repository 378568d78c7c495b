using NamedTorch.Agreement;

namespace NamedTorch.Properties;

/// <summary>Names mean nothing but themselves: a program under other names makes the same values, under those names, or is refused for the same reason.</summary>
[Collection(nameof(Alone))]
public sealed class RenameLaws
{
    const string Prefix = "z";

    [Fact]
    public async Task ProgramUnderOtherNames_DoesTheSame()
    {
        GeneratedProgram[] programs = [.. Enumerable.Range(0, 300).Select(static i => ProgramWriter.Write(50_000 + i))];
        var before = await Batch.Observe(programs);
        var after = await Batch.Observe([.. before.Select(static o => o.Program.Renamed(Prefix))]);
        int compared = 0;
        foreach (var (a, b) in before.Zip(after))
            foreach (var (x, y) in a.Runs.Zip(b.Runs))
            {
                Assert.True(x.StoppedAt == y.StoppedAt && Id(x) == Id(y), $"{x.Error?.Message} / {y.Error?.Message}\n{a.Program}");
                foreach (var (statement, type) in x.Made)
                {
                    Assert.Equal(Renamed(type), y.Made[statement]);
                    Assert.Equal(x.Sums[statement], y.Sums[statement]);
                    compared++;
                }
            }
        Assert.True(compared > 1000, $"{compared} results compared");
    }

    static string? Id(Run run) => run.Error is TensorTypeException error ? error.Id.ToString() : run.Error?.GetType().Name;

    static TensorType Renamed(TensorType type) => type.WithDims(DimList.From(type.Dims.Select(static slot => slot.Name is { } name ? slot.WithName(Prefix + name) : slot)));
}
