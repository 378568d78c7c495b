using NamedTorch.Ops;

namespace NamedTorch.Cpu;

/// <summary>Layer normalization by the row kernels.</summary>
sealed unsafe class LayerNormKernel : ILayerNormKernel
{
    public void Forward(Tensor y, Tensor mean, Tensor rstd, Tensor x, Tensor? weight, Tensor? bias, double eps)
    {
        if (x.DType == DType.Float32) Forward<float>(y, mean, rstd, x, weight, bias, eps);
        else Forward<double>(y, mean, rstd, x, weight, bias, eps);
        KeepAlive(y, mean, rstd, x, weight, bias);
    }

    public void Backward(Tensor? gx, Tensor? gweight, Tensor? gbias, Tensor g, Tensor x, Tensor mean, Tensor rstd, Tensor? weight)
    {
        if (x.DType == DType.Float32) Backward<float>(gx, gweight, gbias, g, x, mean, rstd, weight);
        else Backward<double>(gx, gweight, gbias, g, x, mean, rstd, weight);
        KeepAlive(gx, gweight, gbias, g, x, mean, rstd, weight);
    }

    static void Forward<T>(Tensor y, Tensor mean, Tensor rstd, Tensor x, Tensor? weight, Tensor? bias, double eps) where T : unmanaged
    {
        fixed (byte* py = y.Storage, pm = mean.Storage, pr = rstd.Storage, px = x.Storage, pw = weight?.Storage, pb = bias?.Storage)
            LayerNorm.Forward(x.Sizes[0], x.Sizes[1], Memory.Of<T>(px, x), Memory.Of<T>(pw, weight), Memory.Of<T>(pb, bias), eps,
                Memory.Of<T>(py, y), Memory.Of<T>(pm, mean), Memory.Of<T>(pr, rstd));
    }

    static void Backward<T>(Tensor? gx, Tensor? gweight, Tensor? gbias, Tensor g, Tensor x, Tensor mean, Tensor rstd, Tensor? weight) where T : unmanaged
    {
        fixed (byte* pgx = gx?.Storage, pgw = gweight?.Storage, pgb = gbias?.Storage, pg = g.Storage)
        fixed (byte* px = x.Storage, pm = mean.Storage, pr = rstd.Storage, pw = weight?.Storage)
            LayerNorm.Backward(x.Sizes[0], x.Sizes[1], Memory.Of<T>(px, x), Memory.Of<T>(pw, weight), Memory.Of<T>(pm, mean), Memory.Of<T>(pr, rstd),
                Memory.Of<T>(pg, g), Memory.Of<T>(pgx, gx), Memory.Of<T>(pgw, gweight), Memory.Of<T>(pgb, gbias));
    }

    // The tensors' storages must outlive the pointers; an array that holds them does.
    static void KeepAlive(params ReadOnlySpan<Tensor?> tensors)
    {
        foreach (var x in tensors) GC.KeepAlive(x?.Storage);
    }
}
