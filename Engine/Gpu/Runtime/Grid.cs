namespace NamedTorch.Gpu;

/// <summary>Numbers of groups along each axis.</summary>
readonly record struct Grid(long X, long Y = 1, long Z = 1)
{
    internal bool IsEmpty => X == 0 || Y == 0 || Z == 0;
}
