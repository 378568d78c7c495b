namespace NamedTorch.Ops;

/// <summary>One label with its size and its step in each tensor (0 where a tensor lacks it), in elements.</summary>
struct LabelAxis
{
    internal long Size, X, Y, Z;

    /// <summary>The step in what is added to z.</summary>
    internal long Added;

    internal bool InX, InY, InZ;

    /// <summary>Whether this axis, just inside <paramref name="outer"/>, continues it in every tensor: the two are then one axis.</summary>
    internal readonly bool Continues(in LabelAxis outer) => ContinuesInX(outer) && ContinuesInY(outer) && (!InZ || outer.Z == Z * Size && outer.Added == Added * Size);

    internal readonly bool ContinuesInX(in LabelAxis outer) => !InX || outer.X == X * Size;

    internal readonly bool ContinuesInY(in LabelAxis outer) => !InY || outer.Y == Y * Size;

    /// <summary>Joins neighbours that are one run everywhere; returns how many are left.</summary>
    internal static int Merge(Span<LabelAxis> axes)
    {
        int count = 0;
        foreach (var axis in axes)
        {
            if (count == 0 || !axis.Continues(axes[count - 1]))
            {
                axes[count++] = axis;
                continue;
            }
            long size = axes[count - 1].Size * axis.Size;
            axes[count - 1] = axis with { Size = size };
        }
        return count;
    }
}
