using NamedTorch.GpuCheck.Operations;
using NamedTorch.GpuCheck.Reporting;

namespace NamedTorch.GpuCheck.Parts;

/// <summary>Every operation's samples, forward and backward, against the host; of a sample run, every 24th call.</summary>
/// <param name="isFused">Whether pointwise operations wait for the kernels that need them.</param>
sealed class Conformance(bool isFused) : Part
{
    const int Shown = 20, Thinned = 24;

    internal override string Name => isFused ? "fused" : "conformance";

    private protected override void Run(Subject subject)
    {
        using var fused = isFused ? subject.Accelerator.Fuse() : default;
        var agreement = new DeviceAgreement(subject.Device);
        var absent = new SortedSet<string>(StringComparer.Ordinal);
        var (calls, operations) = (0, new HashSet<string>());
        var wrong = new List<string>();
        foreach (var call in DeviceCall.All.Where((_, n) => !subject.IsSample || n % Thinned == 0))
        {
            calls++;
            operations.Add(call.Operation);
            var answer = agreement.Check(call);
            if (answer.Kind == AnswerKind.IsAbsent) absent.Add(call.Operation);
            if (answer.Kind == AnswerKind.Differs) wrong.Add($"{call}: {answer.Text}");
        }
        foreach (string text in wrong.Take(Shown)) subject.Report.Add(new(Name, text.Split(" (")[0], Verdict.Red, Remark: text));
        string[] unlisted = [.. absent.Except(DeviceAgreement.NotThereYet)];
        if (absent.Count > 0) subject.Report.Add(new(Name, "not there yet", unlisted.Length == 0 ? Verdict.Noted : Verdict.Red, absent.Count, "operations", string.Join(", ", unlisted.Length == 0 ? absent : unlisted)));
        subject.Report.Add(new(Name, $"{operations.Count} operations against the host", wrong.Count == 0 ? Verdict.Green : Verdict.Red, calls - wrong.Count, $"of {calls} calls", "forward and backward; 1e-5 pointwise, 1e-4 sums"));
    }
}
