namespace NamedTorch.Cpu;

/// <summary>Where the values of some tiles at the 36 points lie: one matrix per point, a line per tile.</summary>
/// <param name="Begin">Floats before the first matrix.</param>
/// <param name="Tiles">Lines of a matrix.</param>
/// <param name="Width">Floats of a line.</param>
/// <param name="Gap">Floats between matrices: with none, their size may be a power of two, and all would share the same cache sets.</param>
readonly unsafe record struct WinogradMatrices(nint Begin, nint Tiles, nint Width, nint Gap)
{
    /// <summary>Floats from one matrix to the next.</summary>
    internal nint Size => Tiles * Width + Gap;

    /// <summary>Floats up to the end of the last.</summary>
    internal nint End => Begin + 36 * Size;

    /// <summary>The line of a tile at a point.</summary>
    internal float* At(float* memory, nint point, nint tile) => memory + Begin + point * Size + tile * Width;
}
