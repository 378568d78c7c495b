namespace NamedTorch.Gpu;

/// <summary>What a reduction kernel is written for.</summary>
/// <param name="Computing">The type it folds in.</param>
/// <param name="Result">The type in memory of results.</param>
/// <param name="PerResult">Threads that share a result, a power of two.</param>
/// <param name="IsRow">The reduced elements are neighbours, so neighbouring threads read one result's; else those of neighbouring results.</param>
/// <param name="Width">Neighbours that a thread takes at once: 4, or 1 where there are no such numbers of them.</param>
/// <param name="Runs">How those of each operand lie: neighbours from a multiple of four on ('v'), one element for all ('0'), or apart ('s'); empty where they are not in one line.</param>
readonly record struct FoldShape(ScalarType Computing, DType Result, int PerResult, bool IsRow, int Width, string Runs)
{
    /// <summary>Threads of a group.</summary>
    internal const int Threads = 256;

    /// <summary>Results of a group.</summary>
    internal int Results => Threads / PerResult;
}
