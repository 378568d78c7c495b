using NamedTorch.Agreement;

namespace NamedTorch.Properties;

/// <summary>The checker and the run time on generated programs; `dotnet run -c Release --project tests/Agreement -- 20000` draws many more.</summary>
[Collection(nameof(Alone))]
public sealed class AgreementLaws
{
    [Fact]
    public async Task CheckerAndRunTime_SayTheSame()
    {
        var result = await AgreementRun.Of(500, seed: 7);
        Assert.True(result.Disagreements.Count == 0, string.Join("\n\n", result.Disagreements));
        // About half of the programs are valid, and of the others a good part is found: a checker that says nothing would agree, too.
        Assert.InRange((double)result.Clean / result.Programs, 0.35, 0.65);
        Assert.InRange((double)result.Found / (result.Programs - result.Clean), 0.2, 1);
        Assert.True(result.Claims > 3 * result.Programs, $"{result.Claims} inferred types in {result.Programs} programs");
    }
}
