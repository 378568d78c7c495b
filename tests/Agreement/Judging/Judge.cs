namespace NamedTorch.Agreement;

/// <summary>Where the checker and the run time disagree.</summary>
static class Judge
{
    /// <summary>The disagreement in words, or null.</summary>
    internal static string? Disagreement(Observation seen) => Errors(seen) ?? seen.Runs.Select(r => Types(seen, r)).FirstOrDefault(static d => d is not null);

    // A statement that is reported stops every run that reaches it, with the same id. In a branch, the run must have taken it: if no run is
    // stopped there, the report is wrong.
    static string? Errors(Observation seen)
    {
        foreach (var group in seen.Reports.GroupBy(static r => r.Statement))
        {
            var reaching = seen.Runs.Where(r => r.Reached(group.Key)).ToList();
            if (reaching.Count == 0) continue;
            var stopped = reaching.Where(r => r.StoppedAt == group.Key).ToList();
            string ids = string.Join(", ", group.Select(static g => g.Id));
            if (seen.Program.Statements[group.Key].Text.StartsWith("if ", StringComparison.Ordinal))
            {
                // Which side was reported is not known here; some run must stop for each reason.
                foreach (var (_, id) in group)
                    if (!stopped.Any(r => r.Error is TensorTypeException e && e.Id.ToString() == id)) return $"statement {group.Key} is reported as {id}, but no run says so: {Said(stopped)}";
                continue;
            }
            if (stopped.Count < reaching.Count) return $"statement {group.Key} is reported ({ids}) but runs";
            if (stopped.FirstOrDefault(r => r.Error is not TensorTypeException e || !group.Any(g => g.Id == e.Id.ToString())) is { } other)
                return $"statement {group.Key} is reported as {ids}, but the run says: {Said([other])}";
        }
        return null;
    }

    static string Said(IReadOnlyList<Run> runs) =>
        string.Join("; ", runs.Select(static r => $"{r.Error!.GetType().Name} {r.Error.Message.Split('\n')[0]}").Distinct().DefaultIfEmpty("all go through"));

    static string? Types(Observation seen, Run run)
    {
        foreach (var (statement, claim) in seen.Claims)
            if (run.Made.TryGetValue(statement, out var made) && Contradiction(claim, made) is { } why)
                return $"statement {statement}: the checker knows {claim}, the run makes {made}: {why}";
        return null;
    }

    static string? Contradiction(TensorType claim, TensorType made)
    {
        if (claim.Dims.IsOpen ? made.Rank < claim.Rank : made.Rank != claim.Rank) return "another rank";
        for (int back = 1; back <= claim.Rank; back++)
        {
            var (slot, real) = (claim.Dims[claim.Rank - back], made.Dims[made.Rank - back]);
            if (slot.Kind != DimKind.Unknown && slot.Name != real.Name) return $"the dim {back} from the right is {real}, not {slot}";
            if (slot.IsUnit && !real.IsUnit) return $"the dim {back} from the right is no unit";
            long size = claim.SizeArray[claim.Rank - back];
            if (size >= 0 && size != made.SizeArray[made.Rank - back]) return $"the dim {back} from the right has another size";
        }
        return null;
    }
}
