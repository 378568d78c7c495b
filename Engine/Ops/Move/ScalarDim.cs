using NamedTorch.Core;

namespace NamedTorch.Ops;

/// <summary>PyTorch lets position 0 (or −1) of a scalar stand for a dim of size 1 that is not there.</summary>
static class ScalarDim
{
    internal static bool Is(Tensor x, DimRef dim) => x.Rank == 0 && dim is { Kind: DimRefKind.Position, Position: 0 or -1 };

    /// <summary>The scalar with that dim.</summary>
    internal static Tensor Lift(Tensor x) => x.Rank == 0 ? Rearrange.Insert(x, 0, default) : x;

    /// <summary>Without it again.</summary>
    internal static Tensor Lower(Tensor x) => Part.Select(x, 0, 0);
}
