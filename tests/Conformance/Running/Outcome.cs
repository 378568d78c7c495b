namespace NamedTorch.Conformance;

/// <summary>The three ends of a case.</summary>
enum Outcome
{
    Passed,
    Failed,
    Skipped,
}
