using System.CommandLine;
using Microsoft.CodeAnalysis;
using NamedTorch.Analyzers.Cli.Findings;
using NamedTorch.Analyzers.Cli.Loading;
using NamedTorch.Analyzers.Cli.Reporting;

namespace NamedTorch.Analyzers.Cli;

/// <summary>The command line: <c>check PATH [--explain] [--types] [--sarif FILE]</c>.</summary>
static class CheckCommand
{
    /// <summary>Nothing wrong, or nothing worse than a warning.</summary>
    internal const int Clean = 0;

    /// <summary>At least one error, of names or in the code itself.</summary>
    internal const int Errors = 1;

    /// <summary>The command line makes no sense.</summary>
    internal const int BadUsage = 2;

    internal static int Run(string[] args, TextWriter output, TextWriter error)
    {
        Argument<string> path = new("PATH") { Description = "A project (.csproj), a C# file, or a folder: the projects below it, or all its C# files if there is none." };
        Option<bool> explain = new("--explain") { Description = "With each report, the inferred types of every tensor expression of its member." };
        Option<bool> types = new("--types") { Description = "The inferred types of every tensor expression, whether something is wrong or not." };
        Option<string?> sarif = new("--sarif") { Description = "Write the reports to this file as SARIF 2.1.0 as well.", HelpName = "FILE" };
        Option<string> configuration = new("--configuration", "-c") { Description = "The project's configuration.", DefaultValueFactory = static _ => "Debug" };
        Command check = new("check", "Checks the names and sizes of tensors in C# source without running it.") { path, explain, types, sarif, configuration };
        check.SetAction(parsed => Check(
            new(parsed.GetValue(path)!, parsed.GetValue(explain), parsed.GetValue(types), parsed.GetValue(sarif), parsed.GetValue(configuration)!), output, error));
        RootCommand root = new("NamedTorch's checker as a command. Exit code 0: no error, 1: errors, 2: bad usage.") { check };

        var result = root.Parse(args);
        if (result.Errors.Count == 0) return result.Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        foreach (var mistake in result.Errors) error.WriteLine(mistake.Message);
        error.WriteLine("Usage: check PATH [--explain] [--types] [--sarif FILE] [--configuration NAME]");
        return BadUsage;
    }

    static int Check(Request request, TextWriter output, TextWriter error)
    {
        if (!Path.Exists(request.Path))
        {
            error.WriteLine($"There is no file or folder {request.Path}.");
            return BadUsage;
        }
        var loaded = CodeLoader.Load(request.Path, request.Configuration);
        var findings = loaded.Problems.Concat(loaded.Units.SelectMany(unit => Inspection.Of(unit, request)))
            .DistinctBy(static f => (f.File, f.Span, f.Id, f.Message)).ToList();
        ConsoleReport.Write(output, findings, loaded.Files);
        if (request.Sarif is { } file && !Saved(file, findings, error)) return BadUsage;
        return findings.Any(static f => f.Severity == DiagnosticSeverity.Error) ? Errors : Clean;
    }

    static bool Saved(string file, IReadOnlyList<Finding> findings, TextWriter error)
    {
        try
        {
            File.WriteAllText(file, SarifLog.Text(findings));
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"{file} cannot be written: {e.Message}");
            return false;
        }
    }
}
