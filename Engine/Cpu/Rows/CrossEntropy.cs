using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NamedTorch.Cpu;

/// <summary>Cross-entropy of contiguous rows of logits, float or double, against class numbers.</summary>
public static unsafe class CrossEntropy
{
    /// <summary>Index of the first target that is neither a class nor the ignored number; −1 if all are fine.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="classes">Classes: a target is 0 … classes − 1.</param>
    /// <param name="targets">One number per row.</param>
    /// <param name="ignored">The number that marks a row without target.</param>
    public static long FirstBad(long rows, long classes, long* targets, long ignored)
    {
        for (long i = 0; i < rows; i++)
            if ((ulong)targets[i] >= (ulong)classes && targets[i] != ignored) return i;
        return -1;
    }

    /// <summary>loss = ln Σ e^x − x[target] in each row; 0 where the target is ignored.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="classes">Elements of a row; rows follow each other without gap.</param>
    /// <param name="logits">x.</param>
    /// <param name="targets">One checked number per row (see <see cref="FirstBad"/>).</param>
    /// <param name="ignored">The number that marks a row without target.</param>
    /// <param name="losses">One loss per row.</param>
    /// <param name="logSums">ln Σ e^x of each row, which the gradient wants; 0 where ignored.</param>
    public static void Forward<T>(long rows, long classes, T* logits, long* targets, long ignored, T* losses, T* logSums) where T : unmanaged
    {
        if (typeof(T) == typeof(float) && Vector512.IsHardwareAccelerated)
            Run(new Job<WideFloatLane, float> { X = (float*)logits, Losses = (float*)losses, LogSums = (float*)logSums }, rows, classes, targets, ignored);
        else if (typeof(T) == typeof(float))
            Run(new Job<FloatLane, float> { X = (float*)logits, Losses = (float*)losses, LogSums = (float*)logSums }, rows, classes, targets, ignored);
        else if (typeof(T) == typeof(double))
            Run(new Job<DoubleLane, double> { X = (double*)logits, Losses = (double*)losses, LogSums = (double*)logSums }, rows, classes, targets, ignored);
        else throw new NotSupportedException($"Cross-entropy of {typeof(T)}.");
    }

    /// <summary>dx = (e^(x − logSum) − [class = target])·dloss in each row; 0 where the target is ignored.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="classes">Elements of a row.</param>
    /// <param name="logits">x.</param>
    /// <param name="targets">One checked number per row.</param>
    /// <param name="ignored">The number that marks a row without target.</param>
    /// <param name="logSums">ln Σ e^x of each row, from <see cref="Forward"/>.</param>
    /// <param name="lossGradients">Cotangents of the losses.</param>
    /// <param name="gradientStride">Elements from one row's cotangent to the next; 0 if all rows share one.</param>
    /// <param name="dx">Cotangent of the logits; may be <paramref name="logits"/>.</param>
    public static void Backward<T>(long rows, long classes, T* logits, long* targets, long ignored, T* logSums, T* lossGradients, long gradientStride, T* dx)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float) && Vector512.IsHardwareAccelerated)
            Run(new Job<WideFloatLane, float> { X = (float*)logits, LogSums = (float*)logSums, Gradients = (float*)lossGradients, Stride = (nint)gradientStride, Dx = (float*)dx }, rows, classes, targets, ignored);
        else if (typeof(T) == typeof(float))
            Run(new Job<FloatLane, float> { X = (float*)logits, LogSums = (float*)logSums, Gradients = (float*)lossGradients, Stride = (nint)gradientStride, Dx = (float*)dx }, rows, classes, targets, ignored);
        else if (typeof(T) == typeof(double))
            Run(new Job<DoubleLane, double> { X = (double*)logits, LogSums = (double*)logSums, Gradients = (double*)lossGradients, Stride = (nint)gradientStride, Dx = (double*)dx }, rows, classes, targets, ignored);
        else throw new NotSupportedException($"Cross-entropy of {typeof(T)}.");
    }

    static void Run<V, T>(Job<V, T> job, long rows, long classes, long* targets, long ignored)
        where V : struct, ISimd<V, T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        job.Rows = Row<V, T>.Chunks(rows, classes);
        job.Length = (nint)classes;
        job.Targets = targets;
        job.Ignored = ignored;
        Team.For(ref job, job.Rows.Count);
    }

    struct Job<V, T> : IJob where V : struct, ISimd<V, T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        public Slices Rows;
        public nint Length, Stride;
        public long Ignored;
        public long* Targets;
        public T* X, Losses, LogSums, Gradients, Dx;

        public readonly void Run(int chunk)
        {
            for (nint row = (nint)Rows.Begin(chunk), end = (nint)Rows.End(chunk); row < end; row++)
            {
                if (Dx == null) Forward(row);
                else Backward(row);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        readonly void Forward(nint row)
        {
            if (Targets[row] == Ignored)
            {
                Losses[row] = LogSums[row] = T.Zero;
                return;
            }
            T* x = X + row * Length;
            T most = Row<V, T>.Max(x, Length), log = T.Log(LogSum.OfRow<V, T>(x, Length, most));
            LogSums[row] = most + log;
            // Near the maximum the difference is taken before the logarithm is added: it loses no digits to a large maximum.
            Losses[row] = most - x[Targets[row]] + log;
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        readonly void Backward(nint row)
        {
            T* x = X + row * Length, dx = Dx + row * Length;
            if (Targets[row] == Ignored)
            {
                new Span<T>(dx, (int)Length).Clear();
                return;
            }
            T gradient = Gradients[row * Stride];
            Row<V, T>.Map(new Probability { LogSum = V.Fill(LogSums[row]), Gradient = V.Fill(gradient) }, x, dx, Length);
            dx[Targets[row]] -= gradient;
        }

        struct Probability : IRowFunction<V>
        {
            public V LogSum, Gradient;
            [MethodImpl(MethodImplOptions.AggressiveInlining)] public readonly V Run(V x) => V.Exp(x - LogSum) * Gradient;
        }
    }
}
