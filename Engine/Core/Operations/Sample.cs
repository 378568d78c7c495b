namespace NamedTorch.Core;

/// <summary>One call of an operation on generated inputs.</summary>
/// <param name="Name">What is special about this call.</param>
/// <param name="Run">The call; inputs in the order of <paramref name="Inputs"/>.</param>
/// <param name="Inputs">The shapes, names and value ranges to generate.</param>
public sealed record Sample(string Name, Func<Tensor[], Tensor> Run, params Input[] Inputs)
{
    /// <summary>False where the derivative is not compared by finite differences: a kink, a step, an integer result.</summary>
    public bool IsSmooth { get; init; } = true;

    /// <summary>Why the call is left out of rename or permute checks, or null: a positional operation names dims by place.</summary>
    public string? Positional { get; init; }
}
