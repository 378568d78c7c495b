namespace NamedTorch.Core;

/// <summary>Which tensors a derivative reads again, so which ones the tape keeps.</summary>
/// <param name="Inputs">Bit i: input i.</param>
/// <param name="Outputs">The outputs.</param>
public readonly record struct Saves(uint Inputs, bool Outputs)
{
    /// <summary>Only types: linear operations.</summary>
    public static Saves Nothing => default;
    /// <summary>The outputs.</summary>
    public static Saves Result => new(0, true);
    /// <summary>All inputs.</summary>
    public static Saves AllInputs => new(uint.MaxValue, false);
    /// <summary>All inputs and the outputs.</summary>
    public static Saves Everything => new(uint.MaxValue, true);
    /// <summary>Input <paramref name="i"/>.</summary>
    public static Saves Input(int i) => new(1u << i, false);
    /// <summary>Both.</summary>
    public static Saves operator |(Saves a, Saves b) => new(a.Inputs | b.Inputs, a.Outputs || b.Outputs);

    /// <summary>Whether input <paramref name="i"/> is kept; from the 32nd on with the 32nd.</summary>
    public bool Keeps(int i) => (Inputs >> Math.Min(i, 31) & 1) != 0;
}
