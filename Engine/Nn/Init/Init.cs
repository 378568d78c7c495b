namespace NamedTorch.Nn;

/// <summary>Fresh parameters: leaves that require gradients.</summary>
public static class Init
{
    /// <summary>Uniform in [low, high).</summary>
    public static Tensor Uniform(Axes axes, float low, float high, Generator? generator = null) => Trained(Torch.Empty(axes.ToArray()).FillUniform(low, high, generator));

    /// <summary>Normal with the given mean and standard deviation.</summary>
    public static Tensor Normal(Axes axes, float mean, float deviation, Generator? generator = null) => Trained(Torch.Empty(axes.ToArray()).FillNormal(mean, deviation, generator));

    /// <summary>One value everywhere.</summary>
    public static Tensor Constant(Axes axes, float value) => Trained(Torch.Full(axes.ToArray(), value));

    static Tensor Trained(Tensor x)
    {
        x.RequiresGrad = true;
        return x;
    }
}
