namespace NamedTorch.Gpu;

/// <summary>What a line kernel is written for.</summary>
/// <param name="Computing">The type lines are computed in.</param>
/// <param name="Element">The type in memory of elements.</param>
/// <param name="Values">The type in memory of the values, or null where none are wanted.</param>
/// <param name="HasPlaces">Whether places are wanted, as int64.</param>
readonly record struct LineShape(ScalarType Computing, DType Element, DType? Values, bool HasPlaces)
{
    /// <summary>Threads of a group.</summary>
    internal const int Threads = 256;
}
