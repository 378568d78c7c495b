using NamedTorch.GpuCheck.Operations;
using NamedTorch.GpuCheck.Reporting;

namespace NamedTorch.GpuCheck.Parts;

/// <summary>That the driver takes every kernel which the parts before produced, and how long it takes for them.</summary>
sealed class Acceptance : Part
{
    const int Shown = 20;

    internal override string Name => "acceptance";

    private protected override void Run(Subject subject)
    {
        // Alone, it needs what the calls compile.
        if (subject.Backend.Compilations.Count == 0)
        {
            var agreement = new DeviceAgreement(subject.Device);
            foreach (var call in DeviceCall.All) agreement.Check(call);
        }
        var all = subject.Backend.Compilations;
        var refused = all.Where(static c => c.Refusal is not null).ToArray();
        foreach (var one in refused.Take(Shown)) subject.Report.Add(new(Name, one.Kernel.Name, Verdict.Red, Remark: one.Refusal!));
        subject.Report.Add(new(Name, "kernels that the driver takes", refused.Length == 0 ? Verdict.Green : Verdict.Red, all.Count - refused.Length, $"of {all.Count}"));
        if (all.Count == 0) return;
        subject.Report.Add(new(Name, "time for all of them", Verdict.Noted, all.Sum(static c => c.Time.TotalSeconds), "s"));
        var slowest = all.MaxBy(static c => c.Time)!;
        subject.Report.Add(new(Name, "the slowest", Verdict.Noted, slowest.Time.TotalMilliseconds, "ms", slowest.Kernel.Name));
    }
}
