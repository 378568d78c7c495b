using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Cpu;

/// <summary>Softmax and its logarithm along contiguous rows of float or double, with their gradients.</summary>
public static unsafe class Softmax
{
    /// <summary>y = e^(x − max x) / Σ e^(x − max x) in each row.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="length">Elements of a row; rows follow each other without gap.</param>
    /// <param name="x">Input.</param>
    /// <param name="y">Result; may be <paramref name="x"/>.</param>
    public static void Forward<T>(long rows, long length, T* x, T* y) where T : unmanaged => Run(rows, length, x, y, y, Kind.Forward);

    /// <summary>y = x − max x − ln Σ e^(x − max x) in each row.</summary>
    /// <inheritdoc cref="Forward"/>
    public static void LogForward<T>(long rows, long length, T* x, T* y) where T : unmanaged => Run(rows, length, x, y, y, Kind.LogForward);

    /// <summary>dx = y·(dy − Σ y·dy) in each row.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="length">Elements of a row.</param>
    /// <param name="y">The softmax.</param>
    /// <param name="dy">Its cotangent.</param>
    /// <param name="dx">Cotangent of the input; may be <paramref name="y"/> or <paramref name="dy"/>.</param>
    public static void Backward<T>(long rows, long length, T* y, T* dy, T* dx) where T : unmanaged => Run(rows, length, y, dy, dx, Kind.Backward);

    /// <summary>dx = dy − eʸ·Σ dy in each row.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="length">Elements of a row.</param>
    /// <param name="y">The logarithm of the softmax.</param>
    /// <param name="dy">Its cotangent.</param>
    /// <param name="dx">Cotangent of the input; may be <paramref name="y"/> or <paramref name="dy"/>.</param>
    public static void LogBackward<T>(long rows, long length, T* y, T* dy, T* dx) where T : unmanaged => Run(rows, length, y, dy, dx, Kind.LogBackward);

    enum Kind
    {
        Forward, LogForward, Backward, LogBackward,
    }

    static void Run<T>(long rows, long length, T* x, T* y, T* z, Kind kind) where T : unmanaged
    {
        if (length <= 0) return;
        if (typeof(T) == typeof(float) && Vector512.IsHardwareAccelerated) Run<WideFloatLane, float>(rows, length, (float*)x, (float*)y, (float*)z, kind);
        else if (typeof(T) == typeof(float)) Run<FloatLane, float>(rows, length, (float*)x, (float*)y, (float*)z, kind);
        else if (typeof(T) == typeof(double)) Run<DoubleLane, double>(rows, length, (double*)x, (double*)y, (double*)z, kind);
        else throw new NotSupportedException($"Softmax of {typeof(T)}.");
    }

    static void Run<V, T>(long rows, long length, T* x, T* y, T* z, Kind kind)
        where V : struct, ISimd<V, T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        var job = new Job<V, T> { Kind = kind, Rows = Row<V, T>.Chunks(rows, length), Length = (nint)length, X = x, Y = y, Z = z };
        Team.For(ref job, job.Rows.Count);
    }

    struct Job<V, T> : IJob where V : struct, ISimd<V, T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        public Kind Kind;
        public Slices Rows;
        public nint Length;
        public T* X, Y, Z;

        public readonly void Run(int chunk)
        {
            for (nint row = (nint)Rows.Begin(chunk), end = (nint)Rows.End(chunk); row < end; row++)
            {
                T* x = X + row * Length, y = Y + row * Length, z = Z + row * Length;
                switch (Kind)
                {
                    case Kind.Forward: Row(x, y, Length); break;
                    case Kind.LogForward: LogRow(x, y, Length); break;
                    case Kind.Backward: BackwardRow(x, y, z, Length); break;
                    default: LogBackwardRow(x, y, z, Length); break;
                }
            }
        }

        [MethodImpl(AggressiveOptimization | NoInlining)]
        static void Row(T* x, T* y, nint length)
        {
            T sum = ExpSum(x, y, length, Row<V, T>.Max(x, length));
            Row<V, T>.Map(new Scaled { By = V.Fill(T.One / sum) }, y, y, length);
        }

        [MethodImpl(AggressiveOptimization | NoInlining)]
        static void LogRow(T* x, T* y, nint length)
        {
            T most = Row<V, T>.Max(x, length), sum = LogSum.OfRow<V, T>(x, length, most);
            Row<V, T>.Map(new Less { Most = V.Fill(most), Sum = V.Fill(T.Log(sum)) }, x, y, length);
        }

        [MethodImpl(AggressiveOptimization | NoInlining)]
        static void BackwardRow(T* y, T* dy, T* dx, nint length) =>
            Row<V, T>.Map(new Centered { Mean = V.Fill(Row<V, T>.Dot(y, dy, length)) }, y, dy, dx, length);

        [MethodImpl(AggressiveOptimization | NoInlining)]
        static void LogBackwardRow(T* y, T* dy, T* dx, nint length) =>
            Row<V, T>.Map(new LogCentered { Sum = V.Fill(Row<V, T>.Sum(dy, length)) }, y, dy, dx, length);

        /// <summary>y = e^(x − most); returns Σ y, in the order of <see cref="Row{V, T}"/> with two chains.</summary>
        [MethodImpl(AggressiveOptimization | NoInlining)]
        static T ExpSum(T* x, T* y, nint length, T most)
        {
            V shift = V.Fill(most), sum = V.Zero, other = V.Zero;
            nint i = 0;
            if (typeof(V) == typeof(WideFloatLane))
            {
                for (; i <= length - V.Count; i += V.Count)
                {
                    V a = V.Exp(V.Load(x + i) - shift);
                    V.Store(y + i, a);
                    sum += a;
                }
            }
            else
            {
                for (; i <= length - 2 * V.Count; i += 2 * V.Count)
                {
                    V a = V.Exp(V.Load(x + i) - shift), b = V.Exp(V.Load(x + i + V.Count) - shift);
                    V.Store(y + i, a);
                    V.Store(y + i + V.Count, b);
                    sum += a;
                    other += b;
                }
            }
            for (; i < length; i += V.Count)
            {
                // Padding with −∞ adds e^−∞ = 0, unless the whole row is −∞ and NaN anyway.
                nint count = nint.Min(length - i, V.Count);
                V a = V.Exp(Row<V, T>.LoadEnd(x + i, count, T.NegativeInfinity) - shift);
                Row<V, T>.StoreEnd(y + i, count, a);
                sum += a;
                (sum, other) = (other, sum);
            }
            return Row<V, T>.Sum(sum + other);
        }

        struct Scaled : IRowFunction<V>
        {
            public V By;
            [MethodImpl(AggressiveInlining)] public readonly V Run(V x) => x * By;
        }

        struct Less : IRowFunction<V>
        {
            public V Most, Sum;
            [MethodImpl(AggressiveInlining)] public readonly V Run(V x) => x - Most - Sum;
        }

        struct Centered : IRowFunction2<V>
        {
            public V Mean;
            [MethodImpl(AggressiveInlining)] public readonly V Run(V y, V dy) => y * (dy - Mean);
        }

        struct LogCentered : IRowFunction2<V>
        {
            public V Sum;
            [MethodImpl(AggressiveInlining)] public readonly V Run(V y, V dy) => dy - V.Exp(y) * Sum;
        }
    }
}
