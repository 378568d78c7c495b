namespace NamedTorch;

public static partial class Torch
{
    /// <summary>Starts <see cref="Generator.Default"/> anew: what is drawn next depends on the seed alone.</summary>
    /// <param name="seed">Which stream.</param>
    public static Generator ManualSeed(ulong seed) => Generator.Default.ManualSeed(seed);
}
