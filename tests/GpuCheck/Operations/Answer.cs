namespace NamedTorch.GpuCheck.Operations;

/// <summary>What came of one call on a device.</summary>
/// <param name="Kind">The result in a word.</param>
/// <param name="Text">What differs, or what the device said; empty where the results agree.</param>
readonly record struct Answer(AnswerKind Kind, string Text)
{
    internal static Answer Agrees { get; } = new(AnswerKind.Agrees, "");
}

/// <summary>The results that a call on a device may have.</summary>
enum AnswerKind
{
    /// <summary>Values and gradients are the host's.</summary>
    Agrees,
    /// <summary>The device said at the call that it does not have the operation.</summary>
    IsAbsent,
    /// <summary>Something else came out, or an exception.</summary>
    Differs,
}
