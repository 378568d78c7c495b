using NamedTorch.GpuCheck.Reporting;

namespace NamedTorch.GpuCheck.Parts;

/// <summary>One part of the check.</summary>
abstract class Part
{
    /// <summary>All parts, in the order in which they run: what compiles kernels comes before what counts them.</summary>
    internal static Part[] All { get; } = [new Devices(), new Conformance(isFused: false), new Conformance(isFused: true), new Matrices(), new Accuracy(), new TrainingRun(), new Acceptance(), new Bandwidth(), new Products(), new Steps(), new Start(), new PyTorch()];

    /// <summary>As on the command line and in the report.</summary>
    internal abstract string Name { get; }

    /// <summary>Looks, and reports what it finds. Faults of the device are findings, not exceptions.</summary>
    internal void Check(Subject subject)
    {
        try
        {
            Run(subject);
        }
        catch (Exception e) when (e is DeviceException or TensorTypeException)
        {
            subject.Report.Add(new(Name, "an exception", Verdict.Red, Remark: e.Message));
        }
    }

    private protected abstract void Run(Subject subject);
}
