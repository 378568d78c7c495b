using System.Diagnostics;

namespace NamedTorch.Benchmarks;

/// <summary>Times several actions in turn, round after round, so that a disturbance of the machine meets all of them alike.</summary>
static class Rounds
{
    /// <summary>Median nanoseconds of one call of each action.</summary>
    /// <param name="rounds">Rounds that count; as many warm up before.</param>
    /// <param name="calls">Calls per action and round.</param>
    /// <param name="actions">What is timed.</param>
    internal static double[] Medians(int rounds, int calls, params Action[] actions)
    {
        var times = new double[actions.Length][];
        for (int a = 0; a < actions.Length; a++) times[a] = new double[rounds];
        for (int r = -rounds; r < rounds; r++)
            for (int a = 0; a < actions.Length; a++)
            {
                long start = Stopwatch.GetTimestamp();
                for (int i = 0; i < calls; i++) actions[a]();
                if (r >= 0) times[a][r] = Stopwatch.GetElapsedTime(start).TotalNanoseconds / calls;
            }
        foreach (double[] t in times) Array.Sort(t);
        return [.. times.Select(static t => t[t.Length / 2])];
    }
}
