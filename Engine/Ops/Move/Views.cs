using NamedTorch.Core;

namespace NamedTorch.Ops;

/// <summary>
/// The one place where recorded views are made: another look at a tensor's bytes, noted under the operation that asked for it. What
/// must follow a view back to its base (writes in place) hooks in here.
/// </summary>
static class Views
{
    /// <summary>A view of <paramref name="x"/> of exactly this type and layout; strides and offset in elements.</summary>
    internal static Tensor Make<TOp>(in TOp op, Tensor x, TensorType type, long[] strides, long offset) where TOp : struct, IDifferentiable =>
        Dispatcher.Applied(op, x.View(type, strides, offset), x);
}
