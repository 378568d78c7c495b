using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using NamedTorch.Benchmarks.Compare.Cases;

namespace NamedTorch.Benchmarks.Compare;

/// <summary>`compare [--threads N] [--only PATTERN] [--pairs N] [--json FILE]`: every case beside PyTorch, the two in turn, results compared.</summary>
static class Command
{
    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    internal static int Run(string[] args)
    {
        int threads = int.Parse(Option(args, "--threads") ?? $"{Environment.ProcessorCount}"), pairs = int.Parse(Option(args, "--pairs") ?? "9");
        string only = Option(args, "--only") ?? "";
        Case[] cases = [.. Products.All().Concat(Elementwise.All()).Concat(Rows.All()).Concat(Images.All()).Concat(Recurrent.All()).Concat(Training.All()).Concat(Tiny.All())
            .Where(c => Regex.IsMatch(c.Name, only, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant))];
        if (cases.Length == 0)
        {
            Console.Error.WriteLine($"No case's name matches '{only}'.");
            return 2;
        }
        Threads.Count = threads;
        using var peer = new PeerProcess(threads);
        var comparison = new Comparison(peer, pairs);
        Console.WriteLine($"{"name",-42} {"ours",10} {"peer",10} {"ratio",6} [95 % of the median]  floor   ({threads} threads, {pairs} pairs)");
        var timings = new List<Timing>();
        foreach (var c in cases)
        {
            var timing = comparison.Run(c);
            timings.Add(timing);
            Console.WriteLine($"{c.Name,-42} {Show(timing.Ours),10} {Show(timing.Peer),10} {timing.Ratio,6:F2} [{timing.Interval.Low:F2} .. {timing.Interval.High:F2}]  {c.Floor}{(timing.IsBelowFloor ? "  BELOW" : "")}{(timing.Disturbed > 0 ? $"  ({timing.Disturbed} rounds taken again)" : "")}");
        }
        if (Option(args, "--json") is { } file) File.WriteAllText(file, Json(threads, timings));
        Timing[] tiny = [.. timings.Where(static t => t.Case.IsTiny)], rest = [.. timings.Where(static t => !t.Case.IsTiny)];
        if (tiny.Length > 0) Console.WriteLine("tiny: " + Sum(tiny));
        if (rest.Length > 0) Console.WriteLine(Sum(rest));
        return timings.Any(static t => t.IsBelowFloor) ? 1 : 0;
    }

    static string Sum(Timing[] timings)
    {
        var worst = timings.MinBy(static t => t.Ratio)!;
        return $"geomean {Math.Exp(timings.Average(static t => Math.Log(t.Ratio))):F2} worst {worst.Ratio:F2} {worst.Case.Name}";
    }

    static string Json(int threads, List<Timing> timings) => JsonSerializer.Serialize(new
    {
        date = DateTime.UtcNow,
        machine = RuntimeInformation.OSDescription,
        runtime = RuntimeInformation.FrameworkDescription,
        threads,
        cases = timings.Select(static t => new { t.Case.Name, t.Case.Floor, oursNs = t.Ours, peerNs = t.Peer, t.Ratio, t.Interval.Low, t.Interval.High, t.Disturbed }),
    }, Indented);

    static string Show(double nanoseconds) => nanoseconds < 1e3 ? $"{nanoseconds:F0} ns" : nanoseconds < 1e6 ? $"{nanoseconds / 1e3:F1} us" : $"{nanoseconds / 1e6:F2} ms";

    static string? Option(string[] args, string name) => Array.IndexOf(args, name) is >= 0 and var i && i + 1 < args.Length ? args[i + 1] : null;
}
