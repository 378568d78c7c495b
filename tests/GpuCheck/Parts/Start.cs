using System.Diagnostics;
using System.Globalization;
using NamedTorch.Gpu;
using NamedTorch.GpuCheck.Reporting;

namespace NamedTorch.GpuCheck.Parts;

/// <summary>
/// The first training step of a fresh process, with nothing in the cache of kernels and with what the process before left there. What drivers keep
/// of their own is switched off.
/// </summary>
sealed class Start : Part
{
    internal override string Name => "start";

    private protected override void Run(Subject subject)
    {
        if (subject.IsSample) return;
        var folder = Directory.CreateTempSubdirectory("gpucheck");
        try
        {
            foreach (string state in (string[])["empty", "warm"])
            {
                if (Milliseconds(subject.Device, folder.FullName, state, out string trouble) is { } time) subject.Report.Add(new(Name, $"first step, cache of kernels {state}", Verdict.Noted, time, "ms"));
                else subject.Report.Add(new(Name, $"first step, cache of kernels {state}", Verdict.NotMeasured, Remark: trouble));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static double? Milliseconds(Device device, string folder, string state, out string trouble)
    {
        string own = Environment.ProcessPath!;
        // Under `dotnet gpucheck.dll` the program is an argument of the process.
        string[] program = Path.GetFileNameWithoutExtension(own) == "dotnet" ? [Environment.GetCommandLineArgs()[0]] : [];
        var start = new ProcessStartInfo(own, [.. program, Options.FirstStep, "--device", device.ToString()]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment[KernelCache.Variable] = Path.Combine(folder, "kernels");
        start.Environment["POCL_CACHE_DIR"] = Directory.CreateDirectory(Path.Combine(folder, state)).FullName;
        start.Environment["CUDA_CACHE_DISABLE"] = "1";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        trouble = $"the process ended with {process.ExitCode}: {errors.Result.Trim()}";
        return process.ExitCode == 0 && double.TryParse(output, CultureInfo.InvariantCulture, out double time) ? time : null;
    }
}
