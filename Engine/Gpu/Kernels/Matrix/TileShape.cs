namespace NamedTorch.Gpu;

/// <summary>What a tiled product is written for.</summary>
/// <param name="Element">The operands' type.</param>
/// <param name="Result">The result's type.</param>
/// <param name="Sizes">How it is cut.</param>
/// <param name="Mode">The matrix unit, or null for threads alone.</param>
/// <param name="Left">How the left operand is copied.</param>
/// <param name="Right">How the right operand is copied.</param>
readonly record struct TileShape(DType Element, DType Result, TileSizes Sizes, UnitMode? Mode, CopyWay Left, CopyWay Right);
