using System.Diagnostics;
using System.Globalization;
using Shakespeare;
using static NamedTorch.Torch;
using static Shakespeare.Dims;

namespace NamedTorch.Benchmarks;

/// <summary>The claim: a training step of the Shakespeare tutorial takes at most 1.5 times the peer's, the two run alternately.</summary>
static class GptStep
{
    const int Pairs = 5, Steps = 60;

    internal static int Run(string data, int threads)
    {
        Threads.Count = threads;
        var ratios = new List<double>();
        for (int pair = 0; pair < Pairs; pair++)
        {
            double ours = Ours(), peer = Peer(data, threads);
            ratios.Add(peer / ours);
            Console.WriteLine($"pair {pair + 1}: ours {ours:F2} ms, PyTorch {peer:F2} ms, ratio {peer / ours:F2}");
        }
        ratios.Sort();
        Console.WriteLine($"PyTorch / ours on {threads} threads: median {ratios[Pairs / 2]:F2} [{ratios[0]:F2} … {ratios[^1]:F2}]");
        return ratios[Pairs / 2] >= 1 / 1.5 ? 0 : 1;
    }

    static double Ours()
    {
        var model = new Gpt(vocab: 65, context: 64, model: 128, heads: 4, layers: 4);
        var optimizer = new AdamW(ParameterGroup.MatricesDecay(model.Parameters(), 0.1), betas: (0.9, 0.99));
        Tensor tokens = RandInt(0, 65, Batch[12], Query[64]), next = RandInt(0, 65, Batch[12], Query[64]);
        var times = new List<double>();
        for (int i = 0; i < Steps; i++)
        {
            long start = Stopwatch.GetTimestamp();
            var loss = F.CrossEntropy(model.Forward(tokens), next, over: Vocab);
            optimizer.ZeroGrad();
            loss.Backward();
            model.ClipGradNorm(1);
            optimizer.Step();
            loss.Item<float>();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        times.Sort();
        return times[Steps / 2];
    }

    static double Peer(string data, int threads)
    {
        string script = Path.Combine(AppContext.BaseDirectory, "gpt.py");
        using var process = Process.Start(new ProcessStartInfo("/usr/bin/python3", [script, "--data", data, "--steps", $"{Steps}", "--threads", $"{threads}", "--times"]) { RedirectStandardOutput = true })
            ?? throw new InvalidOperationException("There is no /usr/bin/python3: run benchmarks/setup-peer first.");
        string line = process.StandardOutput.ReadToEnd().Split('\n').FirstOrDefault(static l => l.StartsWith("step_ms", StringComparison.Ordinal))
            ?? throw new InvalidOperationException("The peer did not run: run benchmarks/setup-peer first.");
        return double.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture);
    }
}
