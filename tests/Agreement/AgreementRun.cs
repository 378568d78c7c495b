namespace NamedTorch.Agreement;

/// <summary>Draws programs, batch after batch, and counts.</summary>
static class AgreementRun
{
    const int BatchSize = 200, MostShown = 10;

    /// <summary>The sum of a run.</summary>
    /// <param name="Clean">Programs whose runs all go through.</param>
    /// <param name="Found">Programs that the checker reports.</param>
    internal sealed record Result(int Programs, int Clean, int Found, int Claims, IReadOnlyList<string> Disagreements)
    {
        public override string ToString() =>
            $"{Programs} programs, {100.0 * Clean / Math.Max(1, Programs):F0} % run clean, {Found} reported of {Programs - Clean} that fail, {Claims} inferred types held against the run, {Disagreements.Count} disagreements";
    }

    internal static async Task<Result> Of(int count, int seed, TextWriter? progress = null)
    {
        int programs = 0, clean = 0, found = 0, claims = 0;
        var disagreements = new List<string>();
        for (int done = 0; done < count; done += BatchSize)
        {
            var drawn = Enumerable.Range(done, Math.Min(BatchSize, count - done)).Select(i => ProgramWriter.Write(seed + i)).ToList();
            foreach (var seen in await Batch.Observe(drawn))
            {
                programs++;
                if (seen.RunsClean) clean++;
                else if (seen.Reports.Count > 0) found++;
                claims += seen.Claims.Count;
                if (Judge.Disagreement(seen) is not { } why) continue;
                var (program, reason) = disagreements.Count < MostShown ? await Shrinker.Shrink(seen.Program, why) : (seen.Program, why);
                disagreements.Add($"{reason}\n{program}");
                progress?.WriteLine($"DISAGREEMENT {disagreements.Count}: {disagreements[^1]}\n");
            }
            progress?.WriteLine($"{Math.Min(done + BatchSize, count)} drawn");
        }
        return new(programs, clean, found, claims, disagreements);
    }
}
