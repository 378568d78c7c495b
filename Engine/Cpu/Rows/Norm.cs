using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NamedTorch.Cpu;

/// <summary>The length of many buffers taken as one vector, and its scaling: what gradient clipping is made of.</summary>
public static unsafe class Norm
{
    /// <summary>√Σ x² over all elements of all buffers, summed in double.</summary>
    /// <param name="buffers">Buffers of float or double.</param>
    /// <returns>The norm; 0 for no elements, infinite or NaN if an element is.</returns>
    public static double L2<T>(ReadOnlySpan<Elements<T>> buffers) where T : unmanaged
    {
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double)) throw new NotSupportedException($"Norm of {typeof(T)}.");
        using Scratch table = Scratch.Rent(Pieces.Bytes(buffers.Length));
        fixed (Elements<T>* pointer = buffers)
        {
            var job = new SquareJob<T> { Pieces = Pieces.Over(buffers, table.Pointer), Buffers = pointer };
            using Scratch sums = Scratch.Rent(job.Pieces.Count * sizeof(double));
            job.Sums = (double*)sums.Pointer;
            Team.For(ref job, job.Pieces.Count);
            double total = 0;
            for (int i = 0; i < job.Pieces.Count; i++) total += job.Sums[i];
            return Math.Sqrt(total);
        }
    }

    /// <summary>x ← factor·x in every buffer.</summary>
    /// <param name="buffers">Buffers of float or double.</param>
    /// <param name="factor">The factor, rounded to the element type.</param>
    public static void Scale<T>(ReadOnlySpan<Elements<T>> buffers, double factor) where T : unmanaged
    {
        fixed (Elements<T>* pointer = buffers)
        {
            if (typeof(T) == typeof(float)) Scale<FloatLane, float>(new((Elements<float>*)pointer, buffers.Length), factor);
            else if (typeof(T) == typeof(double)) Scale<DoubleLane, double>(new((Elements<double>*)pointer, buffers.Length), factor);
            else throw new NotSupportedException($"Scaling of {typeof(T)}.");
        }
    }

    static void Scale<V, T>(ReadOnlySpan<Elements<T>> buffers, double factor)
        where V : struct, ISimd<V, T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        using Scratch table = Scratch.Rent(Pieces.Bytes(buffers.Length));
        fixed (Elements<T>* pointer = buffers)
        {
            var job = new ScaleJob<V, T> { Pieces = Pieces.Over(buffers, table.Pointer), Buffers = pointer, Factor = V.Of(factor) };
            Team.For(ref job, job.Pieces.Count);
        }
    }

    struct SquareJob<T> : IJob where T : unmanaged
    {
        public Pieces Pieces;
        public Elements<T>* Buffers;
        public double* Sums;

        public readonly void Run(int chunk)
        {
            Elements<T> buffer = Buffers[Pieces.Find(chunk, out long begin)];
            nint count = (nint)Math.Min(Pieces.Size, buffer.Length - begin);
            Sums[chunk] = typeof(T) == typeof(float) ? Squares((float*)buffer.Values + begin, count) : Squares((double*)buffer.Values + begin, count);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    static double Squares(float* x, nint count)
    {
        Vector256<double> low = Vector256<double>.Zero, high = low;
        nint i = 0;
        for (; i <= count - 8; i += 8)
        {
            (Vector256<double> a, Vector256<double> b) = Vector256.Widen(Vector256.Load(x + i));
            low = Vector256.MultiplyAddEstimate(a, a, low);
            high = Vector256.MultiplyAddEstimate(b, b, high);
        }
        double sum = Vector256.Sum(low + high);
        for (; i < count; i++) sum += (double)x[i] * x[i];
        return sum;
    }

    static double Squares(double* x, nint count) => Row<DoubleLane, double>.Dot(x, x, count);

    struct ScaleJob<V, T> : IJob where V : struct, ISimd<V, T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        public Pieces Pieces;
        public Elements<T>* Buffers;
        public V Factor;

        public readonly void Run(int chunk)
        {
            Elements<T> buffer = Buffers[Pieces.Find(chunk, out long begin)];
            T* x = buffer.Values + begin;
            Row<V, T>.Map(new Times { Factor = Factor }, x, x, (nint)Math.Min(Pieces.Size, buffer.Length - begin));
        }

        struct Times : IRowFunction<V>
        {
            public V Factor;
            [MethodImpl(MethodImplOptions.AggressiveInlining)] public readonly V Run(V x) => x * Factor;
        }
    }
}
