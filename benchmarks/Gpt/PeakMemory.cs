namespace NamedTorch.Benchmarks.Gpt;

/// <summary>The claim: training the small GPT takes at most 1.25 times the peer's peak of resident memory, both as whole processes.</summary>
static class PeakMemory
{
    const int Pairs = 3, Steps = 100;
    const double Limit = 1.25;

    internal static int Run(string data, int threads)
    {
        var ratios = new List<double>();
        for (int pair = 0; pair < Pairs; pair++)
        {
            double ours = Child.PeakMemory(Steps, threads), peer = PeerScript.Run("peak_mib", "--data", data, "--steps", $"{Steps}", "--threads", $"{threads}", "--memory");
            ratios.Add(ours / peer);
            Console.WriteLine($"pair {pair + 1}: ours {ours:F0} MiB, PyTorch {peer:F0} MiB, ratio {ours / peer:F2}");
        }
        ratios.Sort();
        Console.WriteLine($"ours / PyTorch after {Steps} steps: median {ratios[Pairs / 2]:F2}, limit {Limit}");
        return ratios[Pairs / 2] <= Limit ? 0 : 1;
    }
}
