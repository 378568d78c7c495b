using System.Numerics;
using NamedTorch.Core;
using NamedTorch.Ops;

namespace NamedTorch.Cpu;

/// <summary>Picking along a dim and adding back, line by line.</summary>
sealed unsafe class CpuAlong : IAlongKernel
{
    const long Grain = 8192;

    /// <inheritdoc/>
    public void Take(Tensor result, Tensor x, Tensor indices, int dim) => Dispatch(result, x, indices, dim, adds: false);

    /// <inheritdoc/>
    public void Add(Tensor result, Tensor x, Tensor indices, int dim) => Dispatch(result, x, indices, dim, adds: true);

    static void Dispatch(Tensor result, Tensor x, Tensor indices, int dim, bool adds)
    {
        switch (x.DType)
        {
            case DType.Bool or DType.UInt8: Run<byte>(result, x, indices, dim, adds); break;
            case DType.Int8: Run<sbyte>(result, x, indices, dim, adds); break;
            case DType.Int16: Run<short>(result, x, indices, dim, adds); break;
            case DType.Int32: Run<int>(result, x, indices, dim, adds); break;
            case DType.Int64: Run<long>(result, x, indices, dim, adds); break;
            case DType.Float16: Run<Half>(result, x, indices, dim, adds); break;
            case DType.BFloat16: Wide(result, x, indices, dim, adds); break;
            case DType.Float32: Run<float>(result, x, indices, dim, adds); break;
            case DType.Float64: Run<double>(result, x, indices, dim, adds); break;
        }
    }

    // bfloat16 has no arithmetic of its own: picked as bits, added in float32.
    static void Wide(Tensor result, Tensor x, Tensor indices, int dim, bool adds)
    {
        if (!adds)
        {
            Run<short>(result, x, indices, dim, adds);
            return;
        }
        Tensor sum = Tensor.Allocate(result.Type, DType.Float32, result.Device), terms = Tensor.Allocate(x.Type, DType.Float32, x.Device);
        var copy = new CpuMap<Same, FloatLane, float>(DType.Float32);
        copy.Run(default, sum, [result]);
        copy.Run(default, terms, [x]);
        Run<float>(sum, terms, indices, dim, adds);
        copy.Run(default, result, [sum]);
    }

    readonly struct Same : IBody
    {
        public static int Arity => 1;
        public V Run<V>(V a, V b, V c, V d) where V : Numerics.ILane<V> => a;
    }

    static void Run<T>(Tensor result, Tensor x, Tensor indices, int dim, bool adds) where T : unmanaged, IAdditionOperators<T, T, T>
    {
        fixed (byte* y = result.Storage, source = x.Storage, places = indices.Storage)
        {
            var job = new Job<T> { Adds = adds };
            LineLoop.Build(indices, dim, out job.Loop);
            LineLoop.Follow(result, dim, y, out job.Result);
            LineLoop.Follow(x, dim, source, out job.X);
            LineLoop.Follow(indices, dim, places, out job.Indices);
            if (job.Loop.Count == 0) return;
            job.Tasks = (int)Math.Clamp(job.Loop.Count * Math.Max(1, job.Indices.Length) / Grain, 1, Math.Min(job.Loop.Count, 1024));
            if (job.Tasks == 1) job.Run(0);
            else Team.For(ref job, job.Tasks);
        }
        GC.KeepAlive(result.Storage);
        GC.KeepAlive(x.Storage);
        GC.KeepAlive(indices.Storage);
    }

    struct Job<T> : IJob where T : unmanaged, IAdditionOperators<T, T, T>
    {
        internal bool Adds;
        internal LineLoop Loop;
        internal LineLoop.Track Result, X, Indices;
        internal int Tasks;

        public void Run(int task)
        {
            for (long i = Loop.Count * task / Tasks; i < Loop.Count * (task + 1) / Tasks; i++)
            {
                T* y = (T*)Result.At(Loop.Offset(Result, i)), x = (T*)X.At(Loop.Offset(X, i));
                long* at = (long*)Indices.At(Loop.Offset(Indices, i));
                for (long j = 0; j < Indices.Length; j++)
                    if (Adds) y[at[j * Indices.Stride] * Result.Stride] += x[j * X.Stride];
                    else y[j * Result.Stride] = x[at[j * Indices.Stride] * X.Stride];
            }
        }
    }
}
