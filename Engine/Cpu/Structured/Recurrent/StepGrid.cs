namespace NamedTorch.Cpu;

/// <summary>A step's work cut by rows of the batch and groups of columns; the cut follows from the sizes alone.</summary>
readonly struct StepGrid
{
    /// <summary>Operations below which a chunk is not worth a thread's while.</summary>
    const double LeastWork = 4e5;

    const long MostRows = 64;

    readonly Slices rows, groups;

    /// <param name="batch">Rows.</param>
    /// <param name="groupCount">Groups of columns.</param>
    /// <param name="groupWork">Operations of a group for all rows.</param>
    public StepGrid(long batch, long groupCount, double groupWork)
    {
        rows = new(batch, Math.Min(batch, MostRows));
        groups = new(groupCount, (long)Math.Clamp(Math.Ceiling(LeastWork / Math.Max(1, groupWork / rows.Count)), 1, groupCount));
    }

    /// <summary>Number of chunks.</summary>
    public int Count => rows.Count * groups.Count;

    /// <summary>The rows of a chunk.</summary>
    public (nint First, nint Count) Rows(int chunk) => ((nint)rows.Begin(chunk % rows.Count), (nint)(rows.End(chunk % rows.Count) - rows.Begin(chunk % rows.Count)));

    /// <summary>The groups of columns of a chunk.</summary>
    public (nint First, nint End) Groups(int chunk) => ((nint)groups.Begin(chunk / rows.Count), (nint)groups.End(chunk / rows.Count));
}
