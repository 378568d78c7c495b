namespace NamedTorch.Agreement;

/// <summary>One run: how far it came, what stopped it, what the statements had made.</summary>
sealed record Run(int Answers, int? StoppedAt, Exception? Error, IReadOnlyDictionary<int, TensorType> Made, IReadOnlyDictionary<int, double> Sums)
{
    internal bool Reached(int statement) => StoppedAt is not { } stop || statement <= stop;
}

/// <summary>What the checker says of a program, and what its runs did.</summary>
/// <param name="Reports">Errors, by statement.</param>
/// <param name="Claims">Types of the initialisers of variables, by statement.</param>
sealed record Observation(GeneratedProgram Program, IReadOnlyList<(int Statement, string Id)> Reports, IReadOnlyDictionary<int, TensorType> Claims, IReadOnlyList<Run> Runs)
{
    internal bool RunsClean => Runs.All(static r => r.Error is null);
}
