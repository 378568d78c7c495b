namespace NamedTorch;

/// <summary>What stands beyond the ends of a padded dim.</summary>
public enum PadMode : byte
{
    /// <summary>One value.</summary>
    Constant,
    /// <summary>The dim mirrored at its end elements: c b | a b c | b a.</summary>
    Reflect,
    /// <summary>The end elements again: a a | a b c | c c.</summary>
    Replicate,
    /// <summary>The dim from its other end: b c | a b c | a b.</summary>
    Circular,
}
