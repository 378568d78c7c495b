namespace NamedTorch.GpuCheck.Reporting;

/// <summary>One line of the report.</summary>
/// <param name="Part">The part of the check that found it.</param>
/// <param name="What">What was looked at.</param>
/// <param name="Verdict">Whether it is as it should be.</param>
/// <param name="Figure">A measured number, in <paramref name="Unit"/>; null where there is none.</param>
/// <param name="Unit">What the figure counts.</param>
/// <param name="Remark">Limits, differences, reasons.</param>
sealed record Finding(string Part, string What, Verdict Verdict, double? Figure = null, string Unit = "", string Remark = "");

/// <summary>Whether something is as it should be.</summary>
enum Verdict
{
    /// <summary>A fact or a figure that nothing is required of.</summary>
    Noted,
    /// <summary>As required.</summary>
    Green,
    /// <summary>Not as required: the command fails.</summary>
    Red,
    /// <summary>Could not be found out here; the remark says why.</summary>
    NotMeasured,
}
