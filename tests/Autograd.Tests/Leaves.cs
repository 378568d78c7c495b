namespace NamedTorch.Tests;

/// <summary>Small tensors to differentiate.</summary>
static class Leaves
{
    internal static Tensor Leaf(float[] values, params Axis[] axes) => Tensor.From(values, axes).WithGrad();

    internal static float[] Values(this Tensor? x) => x!.ToArray<float>();

    internal static NamedTorch.Diagnostics.DiagnosticId IdOf(Action action) => Assert.ThrowsAny<TensorTypeException>(action).Id;
}
