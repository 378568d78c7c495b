namespace NamedTorch.Gpu;

/// <summary>
/// What a pointwise kernel is written for. Its parameters are: results, operands that are tensors, the number of elements, the walk, operands
/// that are numbers of the host, numbers of the formula.
/// </summary>
/// <param name="Name">The kernel's name.</param>
/// <param name="Formula">Its results in order; operand i is Operands[i].</param>
/// <param name="Computing">The type the formula is computed in.</param>
/// <param name="Layout">The walk over all results, then all operands that are tensors.</param>
/// <param name="Results">Element types of the results.</param>
/// <param name="Operands">Element types of the operands; null is a number of the host.</param>
sealed record MapShape(string Name, Formula Formula, ScalarType Computing, Layout Layout, IReadOnlyList<DType> Results, IReadOnlyList<DType?> Operands)
{
    /// <summary>How runs of four lie, by tensor, or nothing where lines are not made of such runs.</summary>
    internal string Runs { get; } = Layout.HasRuns(Neighbours.Count)
        ? string.Concat(Enumerable.Range(0, Results.Count + Operands.Count(static o => o is not null)).Select(t => Layout.Run(t, Neighbours.Count))) : "";

    /// <summary>Equal for shapes that one kernel serves, the name aside.</summary>
    internal string Key => $"map {Computing} {string.Join(' ', Results)} of {string.Join(' ', Operands.Select(static o => o?.ToString() ?? "number"))} {Layout.Key} {Runs} {Formula.Key}";

    /// <summary>Every result is written in runs of four neighbours.</summary>
    internal bool WritesNeighbours => Runs.Length > 0 && Runs.AsSpan(0, Results.Count).TrimStart('v').IsEmpty;
}
