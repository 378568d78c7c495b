namespace NamedTorch.Agreement;

/// <summary>Takes statements away as long as the disagreement stays.</summary>
static class Shrinker
{
    internal static async Task<(GeneratedProgram Program, string Why)> Shrink(GeneratedProgram program, string why)
    {
        for (int i = program.Statements.Count - 1; i >= 0; i--)
        {
            var smaller = new GeneratedProgram([.. program.Statements.Where((_, at) => at != i)]);
            if (smaller.Statements.Count == 0) continue;
            if (await Batch.Observe([smaller]) is [var seen] && Judge.Disagreement(seen) is { } still) (program, why) = (smaller, still);
        }
        return (program, why);
    }
}
