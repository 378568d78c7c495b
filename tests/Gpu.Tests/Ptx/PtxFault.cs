namespace NamedTorch.Tests.Ptx;

/// <summary>What a program must not do, with the line that does it.</summary>
sealed class PtxFault(int line, string text, string reason) : Exception($"line {line}: {text.Trim()}: {reason}");
