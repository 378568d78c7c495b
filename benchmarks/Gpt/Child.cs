using System.Diagnostics;
using System.Globalization;

namespace NamedTorch.Benchmarks.Gpt;

/// <summary>A fresh process of this program that trains for some steps and prints one number of itself.</summary>
static class Child
{
    internal const string Verb = "child";

    /// <summary>The milliseconds from the start of a fresh process to the end of its first step.</summary>
    internal static double FirstStep() => Ask("first-step", "1", "0");

    /// <summary>The most MiB that a fresh process ever had resident.</summary>
    internal static double PeakMemory(int steps, int threads) => Ask("peak-memory", $"{steps}", $"{threads}");

    /// <summary>What the fresh process does.</summary>
    internal static int Run(string what, int steps, int threads)
    {
        if (threads > 0) Threads.Count = threads;
        var step = new TrainingStep();
        for (int i = 0; i < steps; i++) step.Run();
        using var self = Process.GetCurrentProcess();
        double value = what == "first-step" ? (DateTime.Now - self.StartTime).TotalMilliseconds : self.PeakWorkingSet64 / 1048576.0;
        Console.WriteLine(value.ToString("R", CultureInfo.InvariantCulture));
        return 0;
    }

    static double Ask(params IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "benchmarks.dll"), Verb, .. arguments]) { RedirectStandardOutput = true })!;
        return double.Parse(process.StandardOutput.ReadToEnd(), CultureInfo.InvariantCulture);
    }
}
