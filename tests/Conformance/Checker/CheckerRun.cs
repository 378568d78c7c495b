using Microsoft.CodeAnalysis;
using NamedTorch.Checking;

namespace NamedTorch.Conformance.Checker;

/// <summary>`checker DIR [--list]`: every snippet of a folder, bugs that must be found and programs that must stay silent.</summary>
static class CheckerRun
{
    internal static async Task<int> Of(string folder, bool lists, TextWriter output)
    {
        string[] files = [.. Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        if (files.Length == 0) throw new InvalidDataException($"There is no snippet (*.cs) under {folder}.");
        int bugs = 0, found = 0, silent = 0, falsely = 0, passed = 0, failed = 0;
        var explained = new List<string>();
        foreach (string file in files)
        {
            var (c, problem) = Read(file, folder);
            var verdict = problem is null ? await Judge(c!) : new(false, false, problem);
            if (c is { IsBug: true })
            {
                bugs++;
                if (verdict.IsFound) found++;
            }
            else if (c is not null)
            {
                silent++;
                if (verdict.Why is not null) falsely++;
            }
            if (verdict.Why is null) passed++;
            else if (c?.Missed is { } reason && !verdict.IsFound && !verdict.IsUnexpected) explained.Add($"MISSED {c.Name}: {reason}");
            else
            {
                failed++;
                output.WriteLine($"FAILED {Path.GetRelativePath(folder, file)}: {verdict.Why}");
            }
            if (lists) output.WriteLine($"{(verdict.Why is null ? "passed" : "failed")} {Path.GetRelativePath(folder, file)}");
        }
        foreach (string miss in explained) output.WriteLine(miss);
        output.WriteLine($"recall {found}/{bugs}, false positives {falsely}/{silent}");
        output.WriteLine($"{passed} passed, {failed} failed");
        return failed == 0 ? 0 : 1;
    }

    static (CheckerCase? Case, string? Problem) Read(string file, string folder)
    {
        try { return (CheckerCase.Read(file, folder), null); }
        catch (InvalidDataException e) { return (null, e.Message); }
    }

    /// <param name="IsFound">The bug was reported: as expected, or under another id, which fails all the same.</param>
    /// <param name="IsUnexpected">Something else was reported.</param>
    /// <param name="Why">What is wrong, or null.</param>
    readonly record struct Verdict(bool IsFound, bool IsUnexpected, string? Why);

    static async Task<Verdict> Judge(CheckerCase c)
    {
        var program = CheckedProgram.Of(c.Code);
        if (program.Errors is [var error, ..]) return new(false, true, "does not compile: " + error);
        IReadOnlyList<Diagnostic> findings;
        try { findings = await program.Findings(); }
        catch (InvalidOperationException e) { return new(false, true, e.Message); }

        string[] missing = [.. c.Expected.Where(e => !findings.Any(f => e.Contains(f.Id))).Select(static e => string.Join('|', e)),
            .. c.Marks.Where(m => !findings.Any(f => f.Id == m.Id && f.Location.SourceSpan.IntersectsWith(m.Span))).Select(static m => $"{m.Id} where it is marked")];
        // What is only informative may be there or not.
        string[] more = [.. findings.Where(f => f.Severity >= DiagnosticSeverity.Warning && !c.Expected.Any(e => e.Contains(f.Id))).Select(f => $"{f.Id} at '{c.Code[f.Location.SourceSpan.Start..f.Location.SourceSpan.End]}' ({f.GetMessage().Split('\n')[0]})")];
        // A bug that is reported under another id is found, though not as expected.
        bool isFlagged = c.IsBug && findings.Any(static f => f.Severity >= DiagnosticSeverity.Warning);
        string? why = missing.Length + more.Length == 0 ? null
            : string.Join("; ", missing.Select(static m => "not reported: " + m).Concat(more.Select(static m => "reported: " + m)));
        return new(missing.Length == 0 || isFlagged, more.Length > 0, why);
    }
}
