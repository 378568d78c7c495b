namespace NamedTorch.Gpu;

/// <summary>How much one kernel may become: every number that a tuner may change. Costs are those of <see cref="ExpressionCost"/>.</summary>
static class FusionLimits
{
    /// <summary>Tensors that a formula reads: each has an offset and strides among a launch's arguments, of which OpenCL promises 1024 bytes.</summary>
    internal const int Operands = 8;

    /// <summary>A chain of pointwise operations: past that registers run out before memory does.</summary>
    internal const int Map = 240;

    /// <summary>Steps of a chain that are stored beside its result.</summary>
    internal const int Parts = 3;

    /// <summary>What a row or a fold reads: rows read it once for each of their folds.</summary>
    internal const int Prologue = 48;

    /// <summary>What is done to the sum of a product.</summary>
    internal const int Epilogue = 96;

    /// <summary>What is computed again for each element that it is stretched over.</summary>
    internal const int Stretched = 4;
}
