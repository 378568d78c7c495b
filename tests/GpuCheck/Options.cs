using System.CommandLine;
using NamedTorch.GpuCheck.Parts;

namespace NamedTorch.GpuCheck;

/// <summary>What to check, and how much of it.</summary>
/// <param name="Device">"cuda:0", "opencl:0"; null: the first accelerator that is there.</param>
/// <param name="Only">Names of parts; empty: all.</param>
/// <param name="Json">Where the report goes as JSON, or null.</param>
/// <param name="IsSample">A small part of each part, for a check of every change.</param>
/// <param name="IsFirstStep">Only the first training step of this process is wanted, and its time.</param>
sealed record Options(string? Device, string[] Only, string? Json, bool IsSample, bool IsFirstStep)
{
    /// <summary>How a process of this program is asked for its first step.</summary>
    internal const string FirstStep = "--first-step";

    internal static int Parse(string[] args, Func<Options, int> run)
    {
        Option<string?> device = new("--device") { Description = "What to check: cuda:0, opencl:0. Without it the first CUDA device, then the first OpenCL device." };
        Option<string[]> only = new("--only") { Description = "A part of the check; may be given more than once.", AllowMultipleArgumentsPerToken = true };
        Option<string?> json = new("--json") { Description = "A file for the report as JSON." };
        Option<bool> sample = new("--sample") { Description = "A small part of everything, within a minute." };
        Option<bool> first = new(FirstStep) { Hidden = true };
        only.AcceptOnlyFromAmong([.. Part.All.Select(static p => p.Name)]);
        RootCommand root = new("Holds a GPU against the host: every operation, every kernel, a training run; and times it, beside PyTorch where that is installed.") { device, only, json, sample, first };
        root.SetAction(r => run(new(r.GetValue(device), r.GetValue(only) ?? [], r.GetValue(json), r.GetValue(sample), r.GetValue(first))));
        return root.Parse(args).Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    }
}
