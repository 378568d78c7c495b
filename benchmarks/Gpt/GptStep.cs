using System.Diagnostics;

namespace NamedTorch.Benchmarks.Gpt;

/// <summary>The claim: the peer takes at least twice as long for a training step of the Shakespeare tutorial, the two run alternately.</summary>
static class GptStep
{
    const int Pairs = 5, Steps = 60;
    const double Floor = 2;

    internal static int Run(string data, int threads)
    {
        Threads.Count = threads;
        var ratios = new List<double>();
        for (int pair = 0; pair < Pairs; pair++)
        {
            double ours = Ours(), peer = PeerScript.Run("step_ms", "--data", data, "--steps", $"{Steps}", "--threads", $"{threads}", "--times");
            ratios.Add(peer / ours);
            Console.WriteLine($"pair {pair + 1}: ours {ours:F2} ms, PyTorch {peer:F2} ms, ratio {peer / ours:F2}");
        }
        ratios.Sort();
        Console.WriteLine($"PyTorch / ours on {threads} threads: median {ratios[Pairs / 2]:F2} [{ratios[0]:F2} … {ratios[^1]:F2}], floor {Floor:F1}");
        return ratios[Pairs / 2] >= Floor ? 0 : 1;
    }

    static double Ours()
    {
        var step = new TrainingStep();
        var times = new List<double>();
        for (int i = 0; i < Steps; i++)
        {
            long start = Stopwatch.GetTimestamp();
            step.Run();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        times.Sort();
        return times[Steps / 2];
    }
}
