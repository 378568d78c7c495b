using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using NamedTorch.Analyzers.Cli.Findings;

namespace NamedTorch.Analyzers.Cli.Loading;

/// <summary>
/// Asks the SDK's own MSBuild, in its own process, what it would pass to the compiler. So the project is loaded by the SDK that builds it,
/// whichever it is, and no MSBuild has to be located and loaded here.
/// </summary>
static class MsBuild
{
    static readonly Regex ErrorLine = new(@"^(?<file>[^(]*?)(\((?<line>\d+)(,(?<column>\d+))?[^)]*\))?\s*:\s*error\s+(?<id>[A-Z]+\d+)\s*:\s*(?<text>.*?)(\s\[[^\]]*\])?\s*$");

    /// <summary>The answer, or why there is none.</summary>
    internal static (ProjectAnswer? Answer, IReadOnlyList<Finding> Problems) Ask(string project, string configuration, string? framework, bool restore)
    {
        string[] chosen = [.. restore ? ["-restore"] : Array.Empty<string>(), .. framework is null ? Array.Empty<string>() : [$"-property:TargetFramework={framework}"]];
        string said = Run(project,
        [
            // An output that cannot be there makes even a fresh build's compilation a thing to do.
            "-target:Compile", "-property:NonExistentFile=no/such/file", "-property:ProvideCommandLineArgs=true", "-property:SkipCompilerExecution=true", "-property:DesignTimeBuild=true",
            "-property:BuildProjectReferences=false", $"-property:Configuration={configuration}", .. chosen, "-getItem:CscCommandLineArgs,ReferencePath",
        ]);
        return Read(said) is { } answer ? (answer, []) : (null, Problems(said, project));
    }

    /// <summary>The frameworks of a project that has several.</summary>
    internal static string[] Frameworks(string project) =>
        Run(project, ["-getProperty:TargetFrameworks"]).Trim() is var list && list.Contains(' ') ? [] : list.Split(';', StringSplitOptions.RemoveEmptyEntries);

    static string Run(string project, string[] arguments)
    {
        string dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet";
        try
        {
            using var process = Process.Start(new ProcessStartInfo(dotnet, ["msbuild", project, "-nologo", "-nodeReuse:false", "-terminalLogger:off", .. arguments])
            { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetDirectoryName(project)! })!;
            var errors = process.StandardError.ReadToEndAsync();
            return process.StandardOutput.ReadToEnd() + errors.GetAwaiter().GetResult();
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            return $"{project} : error LOAD0: The .NET SDK cannot be started: {e.Message}";
        }
    }

    static ProjectAnswer? Read(string output)
    {
        int open = output.IndexOf('{');
        if (open < 0) return null;
        try
        {
            // Nothing but the answer starts with a brace; errors that MSBuild writes behind it end up on the other stream.
            return JsonSerializer.Deserialize<ProjectAnswer>(output.AsSpan(open));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>MSBuild's own errors, or all that it said.</summary>
    static IReadOnlyList<Finding> Problems(string output, string project)
    {
        var errors = output.Split('\n').Select(static l => ErrorLine.Match(l)).Where(static m => m.Success).Select(m =>
        {
            int Number(string group) => m.Groups[group] is { Success: true, Value: var text } ? Math.Max(0, int.Parse(text, CultureInfo.InvariantCulture) - 1) : 0;
            string file = m.Groups["file"].Value.Trim();
            // What stands in the SDK's own targets is the project's fault.
            bool isTheirs = File.Exists(file) && project.StartsWith(Path.GetDirectoryName(Path.GetFullPath(file))!, StringComparison.Ordinal);
            return Finding.Problem(m.Groups["id"].Value, m.Groups["text"].Value.Trim(), isTheirs ? file : project, isTheirs ? new(Number("line"), Number("column")) : default);
        }).DistinctBy(static f => (f.Id, f.Message)).ToList();
        return errors.Count > 0 ? errors : [Finding.Problem("LOAD", $"MSBuild does not load this project: {output.Trim()}", project)];
    }
}
