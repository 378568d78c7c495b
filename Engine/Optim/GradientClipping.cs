using NamedTorch.Ops;

namespace NamedTorch;

/// <summary>Keeps gradients within bounds.</summary>
public static class GradientClipping
{
    extension(Module module)
    {
        /// <summary>Scales all gradients so that their joint norm is at most <paramref name="limit"/>.</summary>
        /// <inheritdoc cref="ClipNorm"/>
        /// <param name="limit">The largest norm, 0 &lt; limit.</param>
        public Tensor ClipGradNorm(double limit) => ClipNorm(module.Parameters(), limit);
    }

    /// <summary>Scales the gradients of all parameters that have one so that their joint Euclidean norm is at most <paramref name="limit"/>.</summary>
    /// <param name="parameters">Those without a gradient do not count.</param>
    /// <param name="limit">The largest norm, 0 &lt; limit.</param>
    /// <returns>The norm before, without dims, on the gradients' device: nothing waits for it until somebody reads it, as <c>norm.Item&lt;float&gt;()</c>.</returns>
    public static Tensor ClipNorm(IEnumerable<Tensor> parameters, double limit)
    {
        Tensor[] gradients = [.. parameters.Select(static p => p.BorrowedGrad).OfType<Tensor>()];
        var norm = JointNorm.Of(gradients);
        JointNorm.Clip(gradients, norm, limit);
        return norm;
    }
}
