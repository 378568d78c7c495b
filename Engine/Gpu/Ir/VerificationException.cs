namespace NamedTorch.Gpu;

/// <summary>A kernel that breaks a rule of the language: a mistake in a template, never in what the user asked for.</summary>
sealed class VerificationException(string kernel, string instruction, string rule) : Exception($"Kernel '{kernel}', at '{instruction}': {rule}")
{
    /// <summary>The rule that is broken, as a sentence.</summary>
    internal string Rule { get; } = rule;
}
