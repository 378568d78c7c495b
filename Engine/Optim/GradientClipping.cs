using NamedTorch.Ops;

namespace NamedTorch;

/// <summary>Keeps gradients within bounds.</summary>
public static class GradientClipping
{
    extension(Module module)
    {
        /// <summary>Scales all gradients so that their joint norm is at most <paramref name="limit"/>.</summary>
        /// <param name="limit">The largest norm, 0 &lt; limit.</param>
        /// <returns>The norm before.</returns>
        public double ClipGradNorm(double limit) => ClipNorm(module.Parameters(), limit);
    }

    /// <summary>Scales all gradients so that their joint Euclidean norm is at most <paramref name="limit"/>.</summary>
    /// <returns>The norm before.</returns>
    public static double ClipNorm(IEnumerable<Tensor> parameters, double limit)
    {
        using var _ = Torch.NoGrad();
        Tensor[] gradients = [.. parameters.Where(static p => p.Grad is not null).Select(static p => p.Grad!)];
        double norm = JointNorm.Of(gradients);
        if (norm > limit) JointNorm.Scale(gradients, limit / (norm + 1e-6));
        return norm;
    }
}
