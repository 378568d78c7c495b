using System.Numerics;
using NamedTorch.Ops;

namespace NamedTorch.Cpu;

/// <summary>Convolution: by <see cref="Winograd"/> or as one product where these serve, else by <see cref="Direct{T}"/>.</summary>
sealed unsafe class ConvolutionKernel : IConvolutionKernel
{
    public void Forward(Tensor y, Tensor x, Tensor w, Tensor? bias, ConvolutionPlan plan)
    {
        if (x.DType == DType.Float32) Forward<float>(y, x, w, bias, plan);
        else Forward<double>(y, x, w, bias, plan);
        KeepAlive(y, x, w, bias);
    }

    public void Input(Tensor gx, Tensor g, Tensor w, ConvolutionPlan plan)
    {
        if (g.DType == DType.Float32) Input<float>(gx, g, w, plan);
        else Input<double>(gx, g, w, plan);
        KeepAlive(gx, g, w);
    }

    public void Weight(Tensor gw, Tensor g, Tensor x, ConvolutionPlan plan)
    {
        if (g.DType == DType.Float32) Weight<float>(gw, g, x, plan);
        else Weight<double>(gw, g, x, plan);
        KeepAlive(gw, g, x);
    }

    public void Unfold(Tensor columns, Tensor x, long[] taps, ConvolutionPlan plan)
    {
        if (x.DType == DType.Float32) Columns<float>(columns, x, taps, plan, folds: false);
        else Columns<double>(columns, x, taps, plan, folds: false);
    }

    public void Fold(Tensor x, Tensor columns, long[] taps, ConvolutionPlan plan)
    {
        if (x.DType == DType.Float32) Columns<float>(columns, x, taps, plan, folds: true);
        else Columns<double>(columns, x, taps, plan, folds: true);
    }

    static void Columns<T>(Tensor columns, Tensor x, long[] taps, ConvolutionPlan plan, bool folds) where T : unmanaged, INumberBase<T>
    {
        fixed (byte* pc = columns.Storage, px = x.Storage)
        {
            var job = new ColumnsJob<T> { Windows = new(x, columns, taps, plan), Columns = Memory.Of<T>(pc, columns), X = Memory.Of<T>(px, x), Folds = folds };
            Team.For(ref job, job.Windows.Images * (int)job.Windows.Channels);
        }
        KeepAlive(columns, x);
    }

    static void Forward<T>(Tensor y, Tensor x, Tensor w, Tensor? bias, ConvolutionPlan plan) where T : unmanaged, INumberBase<T>
    {
        fixed (byte* py = y.Storage, px = x.Storage, pw = w.Storage, pb = bias?.Storage)
        {
            if (Winograd.Serves(x, y, w, plan)) Winograd.Forward(y, Memory.Of<float>(py, y), x, Memory.Of<float>(px, x), w, Memory.Of<float>(pw, w), Memory.Of<float>(pb, bias), plan);
            else Forward(new(Memory.Of<T>(py, y), y), new(Memory.Of<T>(px, x), x), w, Memory.Of<T>(pw, w), Memory.Of<T>(pb, bias), plan);
        }
    }

    static void Forward<T>(Volume<T> y, Volume<T> x, Tensor w, T* weights, T* bias, ConvolutionPlan plan) where T : unmanaged, INumberBase<T>
    {
        if (PointConvolution<T>.Serves(x, w, plan)) PointConvolution<T>.Forward(y, x, weights, bias, plan.Groups);
        else Direct<T>.Forward(y, x, w, weights, bias, plan);
    }

    static void Input<T>(Tensor gx, Tensor g, Tensor w, ConvolutionPlan plan) where T : unmanaged, INumberBase<T>
    {
        fixed (byte* px = gx.Storage, pg = g.Storage, pw = w.Storage)
        {
            if (Winograd.Serves(gx, g, w, plan)) Winograd.Input(gx, Memory.Of<float>(px, gx), g, Memory.Of<float>(pg, g), w, Memory.Of<float>(pw, w), plan);
            else Input(new(Memory.Of<T>(px, gx), gx), new(Memory.Of<T>(pg, g), g), w, Memory.Of<T>(pw, w), plan);
        }
    }

    static void Input<T>(Volume<T> gx, Volume<T> g, Tensor w, T* weights, ConvolutionPlan plan) where T : unmanaged, INumberBase<T>
    {
        if (PointConvolution<T>.Serves(g, w, plan)) PointConvolution<T>.Input(gx, g, weights, plan.Groups);
        else Direct<T>.Input(gx, g, w, weights, plan);
    }

    static void Weight<T>(Tensor gw, Tensor g, Tensor x, ConvolutionPlan plan) where T : unmanaged, INumberBase<T>
    {
        fixed (byte* pw = gw.Storage, pg = g.Storage, px = x.Storage)
        {
            if (Winograd.Serves(x, g, gw, plan)) Winograd.Weight(gw, Memory.Of<float>(pw, gw), g, Memory.Of<float>(pg, g), x, Memory.Of<float>(px, x), plan);
            else Direct<T>.Weight(gw, Memory.Of<T>(pw, gw), new(Memory.Of<T>(pg, g), g), new(Memory.Of<T>(px, x), x), plan);
        }
    }

    static void KeepAlive(params ReadOnlySpan<Tensor?> tensors)
    {
        foreach (var x in tensors) GC.KeepAlive(x?.Storage);
    }

    /// <summary>One task: the windows of one channel of one image.</summary>
    struct ColumnsJob<T> : IJob where T : unmanaged, INumberBase<T>
    {
        public Windows<T> Windows;
        public T* Columns, X;
        public bool Folds;

        public readonly void Run(int chunk)
        {
            int image = chunk / (int)Windows.Channels;
            long channel = chunk % Windows.Channels;
            T* panel = Columns + (image * Windows.Channels + channel) * Windows.Taps * Windows.Places;
            if (Folds) Windows.Scatter(X, image, channel, panel);
            else Windows.Gather(X, image, channel, panel);
        }
    }
}
