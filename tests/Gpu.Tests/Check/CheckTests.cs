using System.Text.Json.Nodes;
using NamedTorch.GpuCheck;
using NamedTorch.GpuCheck.Parts;
using NamedTorch.GpuCheck.Reporting;
using NamedTorch.Tests.Cuda;
using NamedTorch.Tests.Kernels;

namespace NamedTorch.Tests.Check;

/// <summary>The check of a GPU finds what is wrong with one: devices are doubles with planted mistakes.</summary>
[Collection(nameof(MatrixTests))]
public sealed class CheckTests
{
    static (Report Report, string Text) Check(CudaDouble it, params string[] parts)
    {
        var output = new StringWriter();
        var report = new Report(output);
        var subject = new Subject(it.Device(), report, isSample: true);
        foreach (var part in Part.All.Where(p => parts.Contains(p.Name))) part.Check(subject);
        report.Conclude(TimeSpan.Zero);
        return (report, output.ToString());
    }

    [Fact]
    public void SoundDevice_IsGreen()
    {
        using var it = new CudaDouble(hasProducts: true);
        var (report, text) = Check(it, "devices", "conformance", "matrices", "acceptance");
        Assert.True(report.IsGreen, text);
        Assert.Contains("operations against the host", text);
        Assert.Contains("kernels that the driver takes", text);
        Assert.Contains("Float32 by Tf32", text);
        Assert.StartsWith("green", text.TrimEnd().Split('\n')[^1]);
    }

    [Fact]
    public void KernelThatComputesSomethingElse_IsRed_AndNamed()
    {
        using var it = new CudaDouble { Edit = static text => text.Replace("add.rn.f32", "sub.rn.f32") };
        var (report, text) = Check(it, "conformance");
        Assert.False(report.IsGreen);
        Assert.Contains(report.Findings, static f => f.Verdict == Verdict.Red && f.Remark.Contains(" became ", StringComparison.Ordinal));
        Assert.StartsWith("RED: ", text.TrimEnd().Split('\n')[^1]);
    }

    [Fact]
    public void KernelThatTheDriverRefuses_IsRed_WithTheDriversWords()
    {
        using var it = new CudaDouble { Edit = static text => text.Replace("mul.rn.f32", "mul.rm.f32") };
        var (report, _) = Check(it, "acceptance");
        Assert.Contains(report.Findings, static f => f.Part == "acceptance" && f.Verdict == Verdict.Red && f.Remark.Contains("ptxas application ptx input, line ", StringComparison.Ordinal));
    }

    [Fact]
    public void ProductThatFails_IsRed()
    {
        using var it = new CudaDouble { Edit = static text => text.Replace("fma.rn.f32", "sub.rn.f32") };
        Assert.False(Check(it, "matrices").Report.IsGreen);
    }

    [Fact]
    public void DeviceThatBreaks_IsRed_AndTheReportGoesOn()
    {
        using var it = new CudaDouble { Edit = static text => text.Replace(", 4;", ", 8;") };
        var (report, text) = Check(it, "conformance", "matrices", "acceptance");
        Assert.False(report.IsGreen);
        Assert.Contains("CUDA_ERROR_LAUNCH_FAILED", text);
        Assert.Contains(report.Findings, static f => f.Part == "acceptance");
    }

    [Fact]
    public void Json_HasEveryFinding_AndNoFigureThatWasNotMeasured()
    {
        var report = new Report(TextWriter.Null);
        report.Add(new("speed", "copy", Verdict.Noted, 1234.5, "GB/s"));
        report.Add(new("speed", "replay", Verdict.NotMeasured, Remark: "why"));
        report.Add(new("speed", "endless", Verdict.Noted, double.PositiveInfinity));
        var json = JsonNode.Parse(report.ToJson("double", TimeSpan.FromSeconds(2)).ToJsonString())!;
        Assert.True((bool)json["green"]!);
        Assert.Equal("double", (string)json["device"]!);
        var findings = json["findings"]!.AsArray();
        Assert.Equal(1234.5, (double)findings[0]!["figure"]!);
        Assert.Equal(("NotMeasured", "why"), ((string)findings[1]!["verdict"]!, (string)findings[1]!["remark"]!));
        Assert.Null(findings[1]!["figure"]);
        Assert.Null(findings[2]!["figure"]);
    }
}
