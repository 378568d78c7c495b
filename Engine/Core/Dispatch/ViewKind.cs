namespace NamedTorch.Core;

/// <summary>What is known of the tensor that a tensor views.</summary>
enum ViewKind : byte
{
    /// <summary>It views nothing, or a base that it knows.</summary>
    Known,

    /// <summary>It was made where nothing was recorded: a recorded write into it could not be told to its base.</summary>
    Untracked,

    /// <summary>The same, and the base has a history.</summary>
    UntrackedOfRecorded,
}
