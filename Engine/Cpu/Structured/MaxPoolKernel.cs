using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NamedTorch.Ops;

namespace NamedTorch.Cpu;

/// <summary>Largest elements of windows, one plane after the other, planes shared out among the threads.</summary>
sealed unsafe class MaxPoolKernel : IMaxPoolKernel
{
    public void Find(Tensor places, Tensor y, Tensor x, PoolWindows[] windows)
    {
        if (x.DType == DType.Float32 && Vector512.IsHardwareAccelerated) Find<WideFloatLane, float>(places, y, x, windows);
        else if (x.DType == DType.Float32) Find<FloatLane, float>(places, y, x, windows);
        else Find<DoubleLane, double>(places, y, x, windows);
        GC.KeepAlive(places.Storage);
        GC.KeepAlive(y.Storage);
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

    static void Find<V, T>(Tensor places, Tensor y, Tensor x, PoolWindows[] windows) where V : struct, ISimd<V, T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        fixed (byte* pp = places.Storage, py = y.Storage, px = x.Storage)
            MaxPoolJob<V, T>.Start(Memory.Of<long>(pp, places), Memory.Of<T>(py, y), Memory.Of<T>(px, x), x.Sizes[0], windows);
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
                if (Kind != MoveKind.Pick) new Span<T>(x, (int)Plane).Clear();
                Move(x, y, Places + b * Windows, (nint)Windows);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        readonly void Move(T* x, T* y, long* place, nint windows)
        {
            switch (Kind)
            {
                case MoveKind.Pick:
                    for (nint o = 0; o < windows; o++) y[o] = x[place[o]];
                    break;
                case MoveKind.Put:
                    for (nint o = 0; o < windows; o++) x[place[o]] = y[o];
                    break;
                default:
                    for (nint o = 0; o < windows; o++) x[place[o]] += y[o];
                    break;
            }
        }
    }
}
