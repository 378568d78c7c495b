using System.Numerics;
using System.Runtime.CompilerServices;
using NamedTorch.Ops;

namespace NamedTorch.Cpu;

/// <summary>Largest elements of windows, one plane after the other, planes shared out among the threads.</summary>
sealed unsafe class MaxPoolKernel : IMaxPoolKernel
{
    public void Find(Tensor places, Tensor x, PoolWindows[] windows)
    {
        if (x.DType == DType.Float32) Find<float>(places, x, windows);
        else Find<double>(places, x, windows);
        GC.KeepAlive(places.Storage);
        GC.KeepAlive(x.Storage);
    }

    public void Pick(Tensor y, Tensor x, Tensor places)
    {
        if (x.DType == DType.Float32) Move<float>(x, y, places, MoveKind.Pick);
        else Move<double>(x, y, places, MoveKind.Pick);
    }

    public void Put(Tensor x, Tensor y, Tensor places, bool adds)
    {
        if (x.DType == DType.Float32) Move<float>(x, y, places, adds ? MoveKind.Add : MoveKind.Put);
        else Move<double>(x, y, places, adds ? MoveKind.Add : MoveKind.Put);
    }

    public long? FirstBad(Tensor places, long n)
    {
        fixed (byte* p = places.Storage)
        {
            long* place = Memory.Of<long>(p, places);
            for (long i = 0; i < places.ElementCount; i++)
                if ((ulong)place[i] >= (ulong)n) return place[i];
        }
        GC.KeepAlive(places.Storage);
        return null;
    }

    static void Find<T>(Tensor places, Tensor x, PoolWindows[] windows) where T : unmanaged, IFloatingPointIeee754<T>
    {
        fixed (byte* pp = places.Storage, px = x.Storage)
        {
            var job = new FindJob<T> { Places = Memory.Of<long>(pp, places), X = Memory.Of<T>(px, x), D = windows[0], H = windows[1], W = windows[2] };
            job.Planes = new Slices(x.Sizes[0], Math.Max(1, 8192 / Math.Max(1, x.ElementCount / x.Sizes[0])), 1024);
            Team.For(ref job, job.Planes.Count);
        }
    }

    static void Move<T>(Tensor x, Tensor y, Tensor places, MoveKind kind) where T : unmanaged, INumberBase<T>
    {
        fixed (byte* pp = places.Storage, px = x.Storage, py = y.Storage)
        {
            var job = new MoveJob<T> { Places = Memory.Of<long>(pp, places), X = Memory.Of<T>(px, x), Y = Memory.Of<T>(py, y), Plane = x.Sizes[1], Windows = y.Sizes[1], Kind = kind };
            job.Planes = new Slices(x.Sizes[0], Math.Max(1, 8192 / Math.Max(1, job.Windows)), 1024);
            Team.For(ref job, job.Planes.Count);
        }
        GC.KeepAlive(places.Storage);
        GC.KeepAlive(x.Storage);
        GC.KeepAlive(y.Storage);
    }

    enum MoveKind
    {
        Pick, Put, Add,
    }

    struct FindJob<T> : IJob where T : unmanaged, IFloatingPointIeee754<T>
    {
        public long* Places;
        public T* X;
        public PoolWindows D, H, W;
        public Slices Planes;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly void Run(int chunk)
        {
            long height = H.Inputs, width = W.Inputs, plane = D.Inputs * height * width;
            long* place = Places + Planes.Begin(chunk) * D.Begin.Length * H.Begin.Length * W.Begin.Length;
            for (long b = Planes.Begin(chunk), end = Planes.End(chunk); b < end; b++)
                for (int d = 0; d < D.Begin.Length; d++)
                    for (int h = 0; h < H.Begin.Length; h++, place += W.Begin.Length)
                        Line(X + b * plane, D.Begin[d] * height, D.End[d] * height, D.Step * height, H.Begin[h], H.End[h], H.Step, width, place);
        }

        // The windows of one line of the result; i counts in lines of x.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        readonly void Line(T* x, long i0, long i1, long iStep, long j0, long j1, long jStep, long width, long* place)
        {
            long[] begin = W.Begin, finish = W.End;
            long kStep = W.Step;
            for (int w = 0; w < begin.Length; w++)
            {
                long k0 = begin[w], k1 = finish[w], best = (i0 + j0) * width + k0;
                T most = T.NegativeInfinity;
                for (long i = i0; i < i1; i += iStep)
                    for (long j = j0; j < j1; j += jStep)
                        for (long at = (i + j) * width + k0, end = (i + j) * width + k1; at < end; at += kStep)
                        {
                            // Greater, or the first NaN: a NaN stays.
                            T value = x[at];
                            if (value <= most || T.IsNaN(most)) continue;
                            (most, best) = (value, at);
                        }
                place[w] = best;
            }
        }
    }

    struct MoveJob<T> : IJob where T : unmanaged, INumberBase<T>
    {
        public long* Places;
        public T* X, Y;
        public long Plane, Windows;
        public MoveKind Kind;
        public Slices Planes;

        public readonly void Run(int chunk)
        {
            for (long b = Planes.Begin(chunk), end = Planes.End(chunk); b < end; b++)
            {
                T* x = X + b * Plane, y = Y + b * Windows;
                long* place = Places + b * Windows;
                if (Kind != MoveKind.Pick) new Span<T>(x, (int)Plane).Clear();
                switch (Kind)
                {
                    case MoveKind.Pick:
                        for (long o = 0; o < Windows; o++) y[o] = x[place[o]];
                        break;
                    case MoveKind.Put:
                        for (long o = 0; o < Windows; o++) x[place[o]] = y[o];
                        break;
                    default:
                        for (long o = 0; o < Windows; o++) x[place[o]] += y[o];
                        break;
                }
            }
        }
    }
}
