namespace NamedTorch.Conformance;

/// <summary>Counts verdicts and writes them down.</summary>
sealed class Report(TextWriter output, bool lists)
{
    readonly Dictionary<Outcome, int> outcomes = [];
    readonly SortedDictionary<string, int> rules = new(StringComparer.Ordinal), skipped = new(StringComparer.Ordinal);
    readonly SortedDictionary<string, List<string>> failures = new(StringComparer.Ordinal);

    internal int Failed => outcomes.GetValueOrDefault(Outcome.Failed);

    internal void Add(Case c, Verdict verdict)
    {
        outcomes[verdict.Outcome] = outcomes.GetValueOrDefault(verdict.Outcome) + 1;
        if (verdict.Rule is { } rule) rules[rule] = rules.GetValueOrDefault(rule) + 1;
        if (verdict.Outcome == Outcome.Skipped) skipped[verdict.Why] = skipped.GetValueOrDefault(verdict.Why) + 1;
        if (verdict.Outcome == Outcome.Failed)
        {
            if (!failures.TryGetValue(c.Op, out var list)) failures[c.Op] = list = [];
            list.Add($"{c.Id}: {verdict.Why}");
        }
        if (lists) output.WriteLine($"{verdict.Outcome.ToString().ToLowerInvariant(),-7} {c.Id,-24} {verdict.Why}{(verdict.Rule is { } r ? $" [{r}]" : "")}");
    }

    /// <summary>Failures by op, the rules and the reasons with their counts, and the sums in the last line.</summary>
    internal void Finish()
    {
        foreach (var (op, list) in failures) output.WriteLine($"FAILED {op} ({list.Count}): {list[0]}");
        Table("Differences by rule", rules);
        Table("Skipped", skipped);
        output.WriteLine($"{outcomes.GetValueOrDefault(Outcome.Passed)} passed, {Failed} failed, {outcomes.GetValueOrDefault(Outcome.Skipped)} skipped");
    }

    void Table(string title, SortedDictionary<string, int> counts)
    {
        if (counts.Count == 0) return;
        output.WriteLine($"{title}:");
        foreach (var (name, count) in counts) output.WriteLine($"  {count,5}  {name}");
    }
}
