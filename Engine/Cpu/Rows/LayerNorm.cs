using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NamedTorch.Cpu;

/// <summary>Layer normalization of contiguous rows of float or double.</summary>
public static unsafe class LayerNorm
{
    /// <summary>y = (x − mean) / √(variance + epsilon) · weight + bias in each row, with the variance that divides by the length.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="length">Elements of a row; rows follow each other without gap.</param>
    /// <param name="x">Input.</param>
    /// <param name="weight">One factor per column; null for 1.</param>
    /// <param name="bias">One summand per column; null for 0.</param>
    /// <param name="epsilon">Added to the variance.</param>
    /// <param name="y">Result; may be <paramref name="x"/>.</param>
    /// <param name="mean">One mean per row, for the gradient.</param>
    /// <param name="rstd">One 1 / √(variance + epsilon) per row, for the gradient.</param>
    public static void Forward<T>(long rows, long length, T* x, T* weight, T* bias, double epsilon, T* y, T* mean, T* rstd) where T : unmanaged
    {
        if (typeof(T) == typeof(float) && Vector512.IsHardwareAccelerated)
            Run(new LayerNormJob<WideFloatLane, float> { X = (float*)x, Weight = (float*)weight, Bias = (float*)bias, Epsilon = (float)epsilon, Y = (float*)y, Mean = (float*)mean, Rstd = (float*)rstd }, rows, length);
        else if (typeof(T) == typeof(float))
            Run(new LayerNormJob<FloatLane, float> { X = (float*)x, Weight = (float*)weight, Bias = (float*)bias, Epsilon = (float)epsilon, Y = (float*)y, Mean = (float*)mean, Rstd = (float*)rstd }, rows, length);
        else if (typeof(T) == typeof(double))
            Run(new LayerNormJob<DoubleLane, double> { X = (double*)x, Weight = (double*)weight, Bias = (double*)bias, Epsilon = epsilon, Y = (double*)y, Mean = (double*)mean, Rstd = (double*)rstd }, rows, length);
        else throw new NotSupportedException($"Layer normalization of {typeof(T)}.");
    }

    /// <summary>The cotangents of input, weight and bias; each may be null if nobody wants it.</summary>
    /// <remarks>
    /// With x̂ = (x − mean)·rstd and g = dy·weight: dx = rstd·(g − mean g − x̂·mean(g·x̂)), dweight = Σ dy·x̂ and dbias = Σ dy
    /// over the rows. The rows are summed in chunks that follow from the shape, and the chunks in ascending order.
    /// </remarks>
    /// <param name="rows">Number of rows.</param>
    /// <param name="length">Elements of a row.</param>
    /// <param name="x">Input of the forward pass.</param>
    /// <param name="weight">Its factors; null for 1.</param>
    /// <param name="mean">Means from the forward pass.</param>
    /// <param name="rstd">Reciprocal deviations from the forward pass.</param>
    /// <param name="dy">Cotangent of the result.</param>
    /// <param name="dx">Cotangent of the input; may be <paramref name="dy"/>.</param>
    /// <param name="dweight">Cotangent of the weight.</param>
    /// <param name="dbias">Cotangent of the bias.</param>
    public static void Backward<T>(long rows, long length, T* x, T* weight, T* mean, T* rstd, T* dy, T* dx, T* dweight, T* dbias) where T : unmanaged
    {
        if (typeof(T) == typeof(float) && Vector512.IsHardwareAccelerated)
            LayerNormGradient<WideFloatLane, float>.Run(rows, length, (float*)x, (float*)weight, (float*)mean, (float*)rstd, (float*)dy, (float*)dx, (float*)dweight, (float*)dbias);
        else if (typeof(T) == typeof(float))
            LayerNormGradient<FloatLane, float>.Run(rows, length, (float*)x, (float*)weight, (float*)mean, (float*)rstd, (float*)dy, (float*)dx, (float*)dweight, (float*)dbias);
        else if (typeof(T) == typeof(double))
            LayerNormGradient<DoubleLane, double>.Run(rows, length, (double*)x, (double*)weight, (double*)mean, (double*)rstd, (double*)dy, (double*)dx, (double*)dweight, (double*)dbias);
        else throw new NotSupportedException($"Layer normalization of {typeof(T)}.");
    }

    static void Run<V, T>(LayerNormJob<V, T> job, long rows, long length)
        where V : struct, ISimd<V, T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        job.Rows = Row<V, T>.Chunks(rows, length);
        job.Length = (nint)length;
        Team.For(ref job, job.Rows.Count);
    }
}
