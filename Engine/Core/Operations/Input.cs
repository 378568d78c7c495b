namespace NamedTorch.Core;

/// <summary>How to make one input of a <see cref="Sample"/>.</summary>
/// <param name="Axes">Names and sizes.</param>
public sealed record Input(params Axis[] Axes)
{
    /// <summary>Element type; integers are drawn from [Low, High).</summary>
    public DType DType { get; init; } = DType.Float32;
    /// <summary>Smallest value.</summary>
    public double Low { get; init; } = -2;
    /// <summary>Values are below this.</summary>
    public double High { get; init; } = 2;
    /// <summary>False where no gradient is asked for: indices, masks.</summary>
    public bool IsDifferentiable => DType.IsFloating;
}
