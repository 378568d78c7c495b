namespace NamedTorch;

/// <summary>What an LSTM gives for a sequence.</summary>
/// <param name="Output">(.., time, .., hidden): the hidden states of all steps.</param>
/// <param name="Hidden">(.., hidden): the hidden state after the last step.</param>
/// <param name="Cell">(.., hidden): the cell after the last step.</param>
public readonly record struct LstmResult(Tensor Output, Tensor Hidden, Tensor Cell);
