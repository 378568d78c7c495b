using System.Numerics;

namespace NamedTorch.Cpu;

/// <summary>What the gradient of batch normalization needs beside a channel's sums: gx = g·factor + (x − mean)·scale + shift.</summary>
unsafe struct BatchNormGradient<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>The result; null where only the sums are wanted.</summary>
    public T* Gx;

    /// <summary>Per channel the weight divided by the deviation, and the deviation.</summary>
    public double* Factor, Deviation;

    /// <summary>Elements per channel.</summary>
    public double Count;

    /// <summary>The numbers of a channel.</summary>
    public readonly (T Factor, T Scale, T Shift) Numbers(long c, double sum, double product)
    {
        double factor = Factor[c], deviation = Deviation[c];
        return (T.CreateTruncating(factor), T.CreateTruncating(factor * product / (deviation * deviation) / -Count), T.CreateTruncating(factor * sum / -Count));
    }
}
