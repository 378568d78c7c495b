using System.Diagnostics;
using System.Globalization;

namespace NamedTorch.Benchmarks.Gpt;

/// <summary>peer/gpt.py: the same model in PyTorch.</summary>
static class PeerScript
{
    /// <summary>Runs it and reads the number behind a word at a line's start.</summary>
    internal static double Run(string word, params IEnumerable<string> arguments)
    {
        string script = Path.Combine(AppContext.BaseDirectory, "gpt.py");
        using var process = Process.Start(new ProcessStartInfo("/usr/bin/python3", [script, .. arguments]) { RedirectStandardOutput = true })
            ?? throw new InvalidOperationException("There is no /usr/bin/python3: run benchmarks/setup-peer first.");
        string line = process.StandardOutput.ReadToEnd().Split('\n').FirstOrDefault(l => l.StartsWith(word, StringComparison.Ordinal))
            ?? throw new InvalidOperationException("The peer did not run: run benchmarks/setup-peer first.");
        return double.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture);
    }
}
