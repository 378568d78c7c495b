namespace NamedTorch.Conformance;

/// <summary>What came of a case.</summary>
/// <param name="Outcome">Passed, failed or skipped.</param>
/// <param name="Why">What was wrong, why it was skipped, or by which rule ours differs.</param>
/// <param name="Rule">The strict rule by which ours differs from PyTorch, or null.</param>
readonly record struct Verdict(Outcome Outcome, string Why = "", string? Rule = null)
{
    internal static Verdict Passed => new(Outcome.Passed);

    internal static Verdict Failed(string why) => new(Outcome.Failed, why);

    internal static Verdict By(string rule, string why) => new(Outcome.Passed, why, rule);
}
