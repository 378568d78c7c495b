namespace NamedTorch.Gpu;

/// <summary>A step that is ordinary C# code, which only a processor runs; the backend turns it into the user's error.</summary>
sealed class NoFormulaException(string function) : Exception($"{function} is written in C#, not as a formula.")
{
    /// <summary>What cannot be translated.</summary>
    internal string Function { get; } = function;
}
