using System.Diagnostics;
using NamedTorch.Serialization;

namespace NamedTorch.Soak;

/// <summary>Runs the Shakespeare tutorial once undisturbed and once killed at random moments and resumed each time; both must end with the same loss.</summary>
static class Kills
{
    const int Steps = 1500;

    internal static int Run(int times)
    {
        string folder = Directory.CreateTempSubdirectory("kills").FullName;
        try
        {
            string expected = Last(Path.Combine(folder, "whole"), out var firstSave);
            Console.WriteLine($"undisturbed, first saved after {firstSave.TotalSeconds:F1} s: {expected}");
            var random = new Random(1);
            string path = Path.Combine(folder, "killed");
            int amid = 0;
            for (int kill = 1; kill <= times; kill++)
            {
                using var process = Start(path);
                // On this machine as it is today. A resumed run does not validate first, so most fall amid its steps.
                var wait = firstSave * (0.6 + 0.8 * random.NextDouble());
                bool ended = process.WaitForExit(wait);
                if (!ended) process.Kill();
                process.WaitForExit();
                string step = StepOf(path + ".safetensors");
                if (!ended && step != "none" && step != $"{Steps}") amid++;
                Console.WriteLine($"{kill}: {(ended ? "ended" : "killed")} after {wait.TotalSeconds:F2} s, saved step: {step}");
            }
            string actual = Last(path, out _);
            Console.WriteLine($"killed {times} times: {actual}");
            if (amid < times / 2) Console.WriteLine($"only {amid} of {times} kills fell between two saves: this proves too little");
            return expected == actual && amid >= times / 2 ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // "val_loss L steps N": what follows is the time, which differs.
    static string Last(string path, out TimeSpan firstSave)
    {
        var clock = Stopwatch.StartNew();
        using var process = Start(path);
        var reading = process.StandardOutput.ReadToEndAsync();
        while (!File.Exists(path + ".safetensors") && !process.HasExited) Thread.Sleep(5);
        firstSave = clock.Elapsed;
        string output = reading.Result;
        process.WaitForExit();
        string line = output.TrimEnd().Split('\n')[^1];
        return process.ExitCode == 0 && line.StartsWith("val_loss", StringComparison.Ordinal) ? line[..line.IndexOf(" seconds", StringComparison.Ordinal)] : throw new InvalidOperationException(output);
    }

    static string StepOf(string path)
    {
        if (!File.Exists(path)) return "none";
        SafeTensorsFile.Read(path, out var notes);
        return notes["step"];
    }

    static Process Start(string path) => Process.Start(new ProcessStartInfo(Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal) ? Environment.ProcessPath : "dotnet",
        [Path.Combine(AppContext.BaseDirectory, "Shakespeare.dll"), "--preset", "sample", "--steps", $"{Steps}", "--every", "5", "--resume", "--checkpoint", path + ".safetensors", "--curve", path + ".svg"])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;
}
