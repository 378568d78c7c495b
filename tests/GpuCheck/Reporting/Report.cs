using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;

namespace NamedTorch.GpuCheck.Reporting;

/// <summary>What a check has found: written line by line as it comes, and as JSON at the end.</summary>
sealed class Report(TextWriter output)
{
    const int PartWidth = 12, WhatWidth = 46, FigureWidth = 22;

    readonly List<Finding> findings = [];

    internal IReadOnlyList<Finding> Findings => findings;

    /// <summary>Nothing that was required is missing.</summary>
    internal bool IsGreen => findings.All(static f => f.Verdict != Verdict.Red);

    internal void Add(Finding finding)
    {
        findings.Add(finding);
        string figure = finding switch
        {
            { Verdict: Verdict.NotMeasured } => "not measured",
            { Figure: { } value } => $"{Shown(value)} {finding.Unit}",
            _ => "",
        };
        string mark = finding.Verdict switch { Verdict.Green => "green", Verdict.Red => "RED", _ => "" };
        output.WriteLine($"{finding.Part,-PartWidth}{finding.What,-WhatWidth}{figure,-FigureWidth}{mark,-6}{finding.Remark}".TrimEnd());
    }

    /// <summary>The last line: what is red, by name.</summary>
    internal void Conclude(TimeSpan time)
    {
        string[] red = [.. findings.Where(static f => f.Verdict == Verdict.Red).Select(static f => f.What)];
        output.WriteLine($"{(IsGreen ? "green" : $"RED: {string.Join(", ", red)}")}; {findings.Count} findings in {time.TotalSeconds:F0} s");
    }

    /// <summary>The report for programs: numbers as they were measured, the build and the time.</summary>
    internal JsonObject ToJson(string device, TimeSpan time) => new()
    {
        ["build"] = typeof(Report).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion,
        ["time"] = DateTime.UtcNow.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        ["device"] = device,
        ["seconds"] = Math.Round(time.TotalSeconds, 1),
        ["green"] = IsGreen,
        ["findings"] = new JsonArray([.. findings.Select(static f => (JsonNode)new JsonObject
        {
            ["part"] = f.Part,
            ["what"] = f.What,
            ["verdict"] = f.Verdict.ToString(),
            ["figure"] = f.Figure is { } value && double.IsFinite(value) ? value : null,
            ["unit"] = f.Unit,
            ["remark"] = f.Remark,
        })]),
    };

    // Four digits that count.
    static string Shown(double value) =>
        value == 0 || !double.IsFinite(value) ? $"{value:F0}" : Math.Abs(value) is >= 1e7 or < 1e-3 ? $"{value:0.###E+0}" : value.ToString(Math.Abs(value) switch { >= 1000 => "F0", >= 100 => "F1", >= 10 => "F2", _ => "F3" }, CultureInfo.InvariantCulture);
}
