using System.Numerics;
using NamedTorch.Ops;

namespace NamedTorch.Cpu;

/// <summary>
/// Convolution as matrix products with panels of windows ("im2col"), of which only a cache-sized strip exists at a time. Tasks are
/// cut by shape alone, and every task owns what it writes.
/// </summary>
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
            var job = new ColumnsJob<T> { Windows = new(x, columns, taps, 1, plan), Columns = Memory.Of<T>(pc, columns), X = Memory.Of<T>(px, x), Folds = folds };
            Team.For(ref job, job.Windows.Images * (int)job.Windows.Channels);
        }
        KeepAlive(columns, x);
    }

    static void Forward<T>(Tensor y, Tensor x, Tensor w, Tensor? bias, ConvolutionPlan plan) where T : unmanaged, INumberBase<T>
    {
        fixed (byte* py = y.Storage, px = x.Storage, pw = w.Storage, pb = bias?.Storage)
        {
            if (Winograd.Serves(x, y, w, plan))
            {
                Winograd.Forward(y, Memory.Of<float>(py, y), x, Memory.Of<float>(px, x), w, Memory.Of<float>(pw, w), Memory.Of<float>(pb, bias), plan);
                return;
            }
            var job = new ForwardJob<T> { Windows = new(x, y, w, plan), Y = Memory.Of<T>(py, y), X = Memory.Of<T>(px, x), W = Memory.Of<T>(pw, w), Bias = Memory.Of<T>(pb, bias) };
            Team.For(ref job, job.Windows.Images * job.Windows.Groups * job.Windows.Strips);
        }
    }

    static void Input<T>(Tensor gx, Tensor g, Tensor w, ConvolutionPlan plan) where T : unmanaged, INumberBase<T>
    {
        fixed (byte* px = gx.Storage, pg = g.Storage, pw = w.Storage)
        {
            if (Winograd.Serves(gx, g, w, plan))
            {
                Winograd.Input(gx, Memory.Of<float>(px, gx), g, Memory.Of<float>(pg, g), w, Memory.Of<float>(pw, w), plan);
                return;
            }
            var windows = new Windows<T>(gx, g, w, plan);
            int blocks = Math.Clamp(16 / Math.Max(1, windows.Images * windows.Groups), 1, (int)windows.Channels);
            var job = new InputJob<T> { Windows = windows, Gx = Memory.Of<T>(px, gx), G = Memory.Of<T>(pg, g), W = Memory.Of<T>(pw, w), Blocks = blocks };
            Team.For(ref job, windows.Images * windows.Groups * blocks);
        }
    }

    static void Weight<T>(Tensor gw, Tensor g, Tensor x, ConvolutionPlan plan) where T : unmanaged, INumberBase<T>
    {
        const long MostPartial = 1 << 24;
        fixed (byte* pw = gw.Storage, pg = g.Storage, px = x.Storage)
        {
            if (Winograd.Serves(x, g, gw, plan))
            {
                Winograd.Weight(gw, Memory.Of<float>(pw, gw), g, Memory.Of<float>(pg, g), x, Memory.Of<float>(px, x), plan);
                return;
            }
            var windows = new Windows<T>(x, g, gw, plan);
            long units = (long)windows.Images * windows.Strips, size = gw.ElementCount;
            int parts = (int)Math.Clamp(Math.Min(units, MostPartial / size), 1, 16);
            using var scratch = Scratch.Rent(parts * size * sizeof(T));
            var job = new WeightJob<T> { Windows = windows, Gw = Memory.Of<T>(pw, gw), G = Memory.Of<T>(pg, g), X = Memory.Of<T>(px, x), Units = units, Parts = parts, Size = size, Partial = (T*)scratch.Pointer };
            Team.For(ref job, parts * windows.Groups);
            for (long i = 0; i < size; i++)
            {
                T sum = T.Zero;
                for (int p = 0; p < parts; p++) sum += job.Partial[p * size + i];
                job.Gw[i] = sum;
            }
        }
    }

    static void KeepAlive(params ReadOnlySpan<Tensor?> tensors)
    {
        foreach (var x in tensors) GC.KeepAlive(x?.Storage);
    }

    /// <summary>One task: a strip of windows of one image and group, for all its result channels.</summary>
    struct ForwardJob<T> : IJob where T : unmanaged, INumberBase<T>
    {
        public Windows<T> Windows;
        public T* Y, X, W, Bias;

        public readonly void Run(int chunk)
        {
            int strip = chunk % Windows.Strips, group = chunk / Windows.Strips % Windows.Groups, image = chunk / Windows.Strips / Windows.Groups;
            long first = Windows.First(strip), count = Windows.First(strip + 1) - first, channel = group * Windows.Results;
            using var scratch = Scratch.Rent(Windows.Length * count * sizeof(T));
            T* panel = (T*)scratch.Pointer, y = Y + (image * Windows.Groups * Windows.Results + channel) * Windows.Places + first;
            Windows.Gather(X, image, group * Windows.Channels, Windows.Channels, first, count, panel);
            MatrixProduct.Run(Windows.Results, count, Windows.Length, new(W + channel * Windows.Length, (nint)Windows.Length, 1), new(panel, (nint)count, 1), new StridedMatrix<T>(y, (nint)Windows.Places, 1));
            if (Bias == null) return;
            for (long o = 0; o < Windows.Results; o++)
            {
                T b = Bias[channel + o];
                T* row = y + o * Windows.Places;
                for (long p = 0; p < count; p++) row[p] += b;
            }
        }
    }

    /// <summary>One task: some channels of one image, whose gradients no other task touches.</summary>
    struct InputJob<T> : IJob where T : unmanaged, INumberBase<T>
    {
        public Windows<T> Windows;
        public T* Gx, G, W;
        public int Blocks;

        public readonly void Run(int chunk)
        {
            int block = chunk % Blocks, group = chunk / Blocks % Windows.Groups, image = chunk / Blocks / Windows.Groups;
            long from = Windows.Channels * block / Blocks, channels = Windows.Channels * (block + 1) / Blocks - from, rows = channels * Windows.Taps;
            using var scratch = Scratch.Rent(rows * Windows.StripLength * sizeof(T));
            T* panel = (T*)scratch.Pointer;
            Windows.Clear(Gx, image, group * Windows.Channels + from, channels);
            for (int strip = 0; strip < Windows.Strips; strip++)
            {
                long first = Windows.First(strip), count = Windows.First(strip + 1) - first, channel = group * Windows.Results;
                T* g = G + (image * Windows.Groups * Windows.Results + channel) * Windows.Places + first;
                MatrixProduct.Run(rows, count, Windows.Results, new StridedMatrix<T>(W + channel * Windows.Length + from * Windows.Taps, 1, (nint)Windows.Length),
                    new(g, (nint)Windows.Places, 1), new(panel, (nint)count, 1));
                Windows.Scatter(Gx, image, group * Windows.Channels + from, channels, first, count, panel);
            }
        }
    }

    /// <summary>One task: a run of strips of one group, summed into a partial gradient of its own.</summary>
    struct WeightJob<T> : IJob where T : unmanaged, INumberBase<T>
    {
        public Windows<T> Windows;
        public T* Gw, G, X, Partial;
        public long Units, Size;
        public int Parts;

        public readonly void Run(int chunk)
        {
            int group = chunk % Windows.Groups, part = chunk / Windows.Groups;
            long channel = group * Windows.Results;
            using var scratch = Scratch.Rent(Windows.Length * Windows.StripLength * sizeof(T));
            T* panel = (T*)scratch.Pointer, gw = Partial + part * Size + channel * Windows.Length;
            new Span<T>(gw, (int)(Windows.Results * Windows.Length)).Clear();
            for (long unit = Units * part / Parts; unit < Units * (part + 1) / Parts; unit++)
            {
                int strip = (int)(unit % Windows.Strips), image = (int)(unit / Windows.Strips);
                long first = Windows.First(strip), count = Windows.First(strip + 1) - first;
                Windows.Gather(X, image, group * Windows.Channels, Windows.Channels, first, count, panel);
                T* g = G + (image * Windows.Groups * Windows.Results + channel) * Windows.Places + first;
                MatrixProduct.Run(Windows.Results, Windows.Length, count, new(g, (nint)Windows.Places, 1), new StridedMatrix<T>(panel, 1, (nint)count), new(gw, (nint)Windows.Length, 1), accumulate: true);
            }
        }
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
            if (!Folds)
            {
                Windows.Gather(X, image, channel, 1, 0, Windows.Places, panel);
                return;
            }
            Windows.Clear(X, image, channel, 1);
            Windows.Scatter(X, image, channel, 1, 0, Windows.Places, panel);
        }
    }
}
