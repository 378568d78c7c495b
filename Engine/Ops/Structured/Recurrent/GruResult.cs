namespace NamedTorch;

/// <summary>What a GRU gives for a sequence.</summary>
/// <param name="Output">(.., time, .., hidden): the hidden states of all steps.</param>
/// <param name="Hidden">(.., hidden): the hidden state after the last step.</param>
public readonly record struct GruResult(Tensor Output, Tensor Hidden);
