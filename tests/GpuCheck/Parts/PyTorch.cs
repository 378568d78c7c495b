using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using NamedTorch.GpuCheck.Reporting;

namespace NamedTorch.GpuCheck.Parts;

/// <summary>The same work by PyTorch on the same GPU, where python3 with a PyTorch for it is installed. The scripts are part of this program.</summary>
sealed class PyTorch : Part
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    internal override string Name => "pytorch";

    private protected override void Run(Subject subject)
    {
        if (Answer(subject) is not { } answer) return;
        if ((string?)answer["absent"] is { } reason)
        {
            subject.Report.Add(new(Name, "the same work", Verdict.NotMeasured, Remark: reason));
            return;
        }
        foreach (var node in answer["findings"]!.AsArray())
            subject.Report.Add(new(Name, (string)node!["what"]!, Verdict.Noted, (double)node["figure"]!, (string)node["unit"]!, (string)answer["who"]!));
    }

    JsonNode? Answer(Subject subject)
    {
        if (subject.Device.Kind != DeviceKind.Cuda) return Absent(subject, $"PyTorch is compared on NVIDIA's GPUs; this is {subject.Device}");
        var folder = Directory.CreateTempSubdirectory("gpucheck");
        try
        {
            foreach (string script in (string[])["gpu.py", "gpt.py"]) File.WriteAllText(Path.Combine(folder.FullName, script), Resource.Read(script));
            using var process = Process.Start(new ProcessStartInfo("python3",
            [
                Path.Combine(folder.FullName, "gpu.py"), "--device", subject.Device.Index.ToString(CultureInfo.InvariantCulture),
                "--elements", $"{Bandwidth.ElementsOf(subject)}", "--rows", $"{Products.SizeOf(subject)}",
            ])
            { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            if (!process.WaitForExit(Patience))
            {
                process.Kill(entireProcessTree: true);
                return Absent(subject, $"the script was not done after {Patience.TotalMinutes} minutes");
            }
            string last = output.Result.Trim().Split('\n')[^1];
            return process.ExitCode == 0 && last.StartsWith('{') ? JsonNode.Parse(last) : Absent(subject, $"the script failed: {errors.Result.Trim().Split('\n')[^1]}");
        }
        catch (Win32Exception)
        {
            return Absent(subject, "there is no python3");
        }
        catch (JsonException e)
        {
            return Absent(subject, $"the script's answer cannot be read: {e.Message}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    JsonNode? Absent(Subject subject, string reason)
    {
        subject.Report.Add(new(Name, "the same work", Verdict.NotMeasured, Remark: reason));
        return null;
    }
}
