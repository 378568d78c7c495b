using System.Text.Json;

namespace NamedTorch.Analyzers.Cli.Tests;

/// <summary>What the checker finds, as the command says it.</summary>
public sealed class ReportTests
{
    [Fact]
    public void Error_HasPlaceTypesFixAndHelp()
    {
        using var command = new Command().With("a.cs", Programs.Names);
        var (exit, output) = command.Check("a.cs");
        Assert.Equal(1, exit);
        string[] lines = output.ReplaceLineEndings("\n").Split('\n');
        Assert.EndsWith("a.cs:6:19: error NT1001: Add: dim 'query' of 'scores' and dim 'key' of 'mask' are at the same position from the right but differ.", lines[0]);
        Assert.Equal("    scores  (batch 8, query 128)", lines[1]);
        Assert.Equal("    mask    (batch 8, key 128)", lines[2]);
        Assert.StartsWith("    fix: ", lines[3]);
        Assert.EndsWith("docs/rules/NT1001.md", lines[4]);
        Assert.Equal("2 files, 1 error, 0 warnings", lines[5]);
    }

    [Fact]
    public void Explain_AddsTheTypesOfTheMember()
    {
        using var command = new Command().With("a.cs", Programs.UnknownDim);
        Assert.DoesNotContain("|", command.Check("a.cs").Output);
        var (exit, output) = command.Check("a.cs", "--explain");
        Assert.Equal(1, exit);
        Assert.Contains("a.cs:5:25: error NT1003", output);
        Assert.Matches(@"\| 5:19 +x +\(batch 8, time 128\)", output);
    }

    [Fact]
    public void Types_AreListedWhereNothingIsWrong()
    {
        using var command = new Command().With("a.cs", Programs.Clean);
        var (exit, output) = command.Check("a.cs", "--types");
        Assert.Equal(0, exit);
        Assert.Matches(@"\| 5:19 +x\.Sum\(time\) +\(batch 8\)", output);
    }

    [Fact]
    public void Sarif_HasTheSameReports()
    {
        using var command = new Command().With("a.cs", Programs.UnknownDim);
        string file = Path.Combine(command.Folder, "log.sarif");
        Assert.Equal(1, command.Check("a.cs", "--sarif", file).Exit);
        var result = JsonDocument.Parse(File.ReadAllText(file)).RootElement.GetProperty("runs")[0].GetProperty("results")[0];
        Assert.Equal("NT1003", result.GetProperty("ruleId").GetString());
        Assert.Equal(5, result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("region").GetProperty("startLine").GetInt32());
    }

    [Theory]
    [InlineData("none", 0)]
    [InlineData("warning", 0)]
    [InlineData("error", 1)]
    public void Severity_IsTheEditorConfigs(string severity, int exit)
    {
        using var command = new Command().With("a.cs", Programs.UnknownDim).With(".editorconfig", $"root = true\n[*.cs]\ndotnet_diagnostic.NT1003.severity = {severity}\n");
        Assert.Equal(exit, command.Check("a.cs").Exit);
    }

    [Fact]
    public void Pragma_Silences()
    {
        using var command = new Command().With("a.cs", "#pragma warning disable NT1003\n" + Programs.UnknownDim);
        Assert.Equal(0, command.Check("a.cs").Exit);
    }

    [Fact]
    public void Project_IsCheckedUnderItsEditorConfig()
    {
        using var command = new Command().With("p.csproj", Programs.ProjectOnTheLibrary.Replace("</PropertyGroup>", "<OutputType>Exe</OutputType></PropertyGroup>", StringComparison.Ordinal)).With("a.cs", Programs.UnknownDim);
        var (exit, output) = command.Check("p.csproj");
        Assert.Equal(1, exit);
        Assert.Contains("a.cs:5:25: error NT1003", output);
        command.With(".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.NT1003.severity = suggestion\n");
        (exit, output) = command.Check("p.csproj");
        Assert.Equal(0, exit);
        Assert.Contains("a.cs:5:25: info NT1003", output);
    }

    [Fact]
    public void SyntaxErrorBesideAFault_LeavesBothReported()
    {
        using var command = new Command().With("a.cs", Programs.UnknownDim + "\nvar y = ;");
        var (exit, output) = command.Check("a.cs");
        Assert.Equal(1, exit);
        Assert.Contains("error CS1525", output);
        Assert.Contains("error NT1003", output);
    }
}
