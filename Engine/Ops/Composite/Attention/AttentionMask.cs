using NamedTorch.Core;
using NamedTorch.Inference;

namespace NamedTorch.Ops;

/// <summary>A mask as a kernel takes it: as large as the scores, with strides of 0 where it repeats.</summary>
static class AttentionMask
{
    /// <summary>The mask in the scores' order; null where a kernel is not for it: its gradient is asked for, or the operation written in others refuses it or makes more of it.</summary>
    /// <exception cref="AlignException">NT1006: a dim that the scores lack.</exception>
    internal static Tensor? Of(Tensor mask, Tensor query, TensorType scores)
    {
        if (mask.DType is not (DType.Bool or DType.Float32) || !ReferenceEquals(mask.Device, query.Device) || Dispatcher.Records([mask])) return null;
        if (mask.Dims.HasNames) mask = AlignTo.Run("AlignAs", mask, scores.Dims);
        var joint = Unify.Try("ScaledDotProductAttention", mask.Type, scores, NameRules.Current);
        if (!joint.IsType || !ReferenceEquals(joint.Type.Dims, scores.Dims) || !joint.Type.SameSizes(scores)) return null;
        return Expand.To("ScaledDotProductAttention", mask, scores.SizeArray, scores.Dims);
    }
}
