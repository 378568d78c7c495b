using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using NamedTorch.Analyzers.Cli.Findings;
using NamedTorch.Analyzers.Cli.Reporting;

namespace NamedTorch.Analyzers.Cli.Tests.Reporting;

public sealed class SarifLogTests
{
    static readonly Finding Names = new(DiagnosticSeverity.Error, "NT1001", "Add: names differ.", Path.GetFullPath("sub dir/a.cs"), new(new(4, 8), new(4, 13)))
    {
        Title = "Names differ at one position",
        Operands = [("x", "(batch 8)"), ("mask", "(key 8)")],
        Fix = "x.AlignAs(mask)",
        Help = "https://example.org/NT1001",
    };

    static JsonElement Run(params Finding[] findings) => JsonDocument.Parse(SarifLog.Text(findings)).RootElement.GetProperty("runs")[0];

    [Fact]
    public void Log_SaysItsVersionAndTool()
    {
        var log = JsonDocument.Parse(SarifLog.Text([])).RootElement;
        Assert.Equal("2.1.0", log.GetProperty("version").GetString());
        Assert.Equal("NamedTorch", log.GetProperty("runs")[0].GetProperty("tool").GetProperty("driver").GetProperty("name").GetString());
        Assert.Equal(0, log.GetProperty("runs")[0].GetProperty("results").GetArrayLength());
    }

    [Fact]
    public void Result_PointsAtItsRuleAndPlace()
    {
        var run = Run(Finding.Problem("CS1002", "; expected", Path.GetFullPath("b.cs"), new(0, 3)), Names);
        var result = run.GetProperty("results")[1];
        Assert.Equal(("NT1001", "error"), (result.GetProperty("ruleId").GetString(), result.GetProperty("level").GetString()));
        var rule = run.GetProperty("tool").GetProperty("driver").GetProperty("rules")[result.GetProperty("ruleIndex").GetInt32()];
        Assert.Equal(("NT1001", "https://example.org/NT1001"), (rule.GetProperty("id").GetString(), rule.GetProperty("helpUri").GetString()));
        var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.Equal("sub%20dir/a.cs", place.GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Equal((5, 9, 5, 14), (Region("startLine"), Region("startColumn"), Region("endLine"), Region("endColumn")));
        Assert.Equal("(key 8)", result.GetProperty("properties").GetProperty("operands")[1].GetProperty("type").GetString());

        int Region(string name) => place.GetProperty("region").GetProperty(name).GetInt32();
    }

    [Fact]
    public void Problem_WithoutAFileHasNoLocation() => Assert.False(Run(Finding.Problem("CS5001", "no Main")).GetProperty("results")[0].TryGetProperty("locations", out _));

    [Fact]
    public void InferredTypes_AreNoResults() =>
        Assert.Equal(0, Run(new Finding(DiagnosticSeverity.Hidden, "NT9001", "inferred types", "a.cs")).GetProperty("results").GetArrayLength());
}
