namespace NamedTorch.Cpu;

/// <summary>Cuts [outer, inner] into runs of elements within one outer place, and the runs into chunks.</summary>
readonly struct GateSlices(long outer, long inner)
{
    const long Run = 2048, Grain = 4096;

    readonly long runs = Math.Max(1, (inner + Run - 1) / Run);

    /// <summary>Chunks of runs.</summary>
    public Slices Chunks { get; } = new(outer * Math.Max(1, (inner + Run - 1) / Run), Math.Max(1, Grain / Math.Max(1, Math.Min(inner, Run))));

    /// <summary>Where a run lies: its outer place, its first element there, how many.</summary>
    public (long Outer, long At, long Count) this[long run]
    {
        get
        {
            long at = run % runs * Run;
            return (run / runs, at, Math.Min(Run, inner - at));
        }
    }
}
