using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace NamedTorch.Benchmarks.Compare;

/// <summary>peer/compare.py, kept running: each command is a line, each answer another.</summary>
sealed class PeerProcess : IDisposable
{
    readonly Process process;

    internal PeerProcess(int threads)
    {
        string script = Path.Combine(AppContext.BaseDirectory, "compare.py");
        process = Process.Start(new ProcessStartInfo("/usr/bin/python3", [script, $"{threads}"]) { RedirectStandardInput = true, RedirectStandardOutput = true })
            ?? throw new InvalidOperationException("There is no /usr/bin/python3: run benchmarks/setup-peer first.");
    }

    /// <summary>Processor time the peer has used.</summary>
    internal TimeSpan Used
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>On which processors its main thread may run, a bit for each.</summary>
    [SupportedOSPlatform("linux"), SupportedOSPlatform("windows")]
    internal void RunOn(nint processors) => process.ProcessorAffinity = processors;

    internal void Setup(string code) => Ask("setup " + code.ReplaceLineEndings("\\n"));

    /// <summary>Nanoseconds of one call.</summary>
    internal double Time(int calls) => double.Parse(Ask($"time {calls}"), CultureInfo.InvariantCulture);

    /// <summary>What the peer's call gives, flattened.</summary>
    internal float[] Result()
    {
        string path = Path.GetTempFileName();
        try
        {
            Ask("result " + path);
            return MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(path)).ToArray();
        }
        finally
        {
            File.Delete(path);
        }
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }

    string Ask(string line)
    {
        process.StandardInput.WriteLine(line);
        process.StandardInput.Flush();
        return process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The peer stopped; its error stands above. Is it installed? See benchmarks/setup-peer.");
    }
}
