namespace NamedTorch;

/// <summary>What an LSTM step hands on to the next; both of equal names and sizes.</summary>
/// <param name="Hidden">h: what the step gives.</param>
/// <param name="Cell">c: what the step remembers.</param>
public readonly record struct LstmCellResult(Tensor Hidden, Tensor Cell);
