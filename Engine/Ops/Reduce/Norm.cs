using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>The p-norm over the named dims, or over all: (Σ |x|ᵖ)^(1/p).</summary>
    /// <remarks>p = ∞: the largest magnitude, −∞: the smallest, 0: how many are not 0. Derivative sign(x) |x|^(p−1) g / y^(p−1), and 0 where y or x is 0; equal largest magnitudes share it.</remarks>
    public readonly struct Norm : IDifferentiable
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "x -> drop(x, over, keepDim)";

        /// <inheritdoc/>
        public static IEnumerable<Sample> Samples =>
        [
            new("length", t => t[0].Norm(), new Input(("A", 3), ("B", 4))),
            new("a dim", t => t[0].Norm(2, "B"), new Input(("A", 3), ("B", 4))),
            new("kept", t => t[0].Norm(2, "A", keepDim: true), new Input(("A", 3), ("B", 4))),
            new("p = 1", t => t[0].Norm(1, "B"), new Input(("A", 3), ("B", 4))),
            new("p = 3", t => t[0].Norm(3, "B"), new Input(("A", 3), ("B", 4))),
            new("p = 1.5", t => t[0].Norm(1.5, "A", "B"), new Input(("A", 3), ("B", 4))),
            new("p = ∞", t => t[0].Norm(double.PositiveInfinity, "B"), new Input(("A", 3), ("B", 4))),
            new("p = −∞", t => t[0].Norm(double.NegativeInfinity, "B"), new Input(("A", 3), ("B", 4))),
            new("p = 0", t => t[0].Norm(0, "B"), new Input(("A", 3), ("B", 4))),
        ];

        readonly int[] over;
        readonly bool keep;
        readonly double p;

        Norm(Reduced plan, double p) => (over, keep, this.p) = (plan.Positions, plan.Keeps, p);

        /// <inheritdoc/>
        public Saves Saves => Saves.Input(0) | Saves.Result;

        internal static Tensor Run(Tensor x, double p, ReadOnlySpan<DimRef> over, bool keepDim)
        {
            var plan = Reduced.Of(nameof(Norm), Signature, x.Type, over, keepDim);
            Floats.Check(nameof(Norm), x);
            if (double.IsInfinity(p)) Extremum.CheckNotEmpty(nameof(Norm), x, plan);
            var computing = Computing.Of(x.DType);
            var sum = p switch
            {
                0 => Folding.Run(new CountNonzero.Fold(), x, plan, computing),
                1 => Folding.Run(new Magnitudes(), x, plan, computing),
                2 => Folding.Run(new Squares(), x, plan, computing),
                double.PositiveInfinity => Folding.Run(new Largest(), x, plan, computing),
                double.NegativeInfinity => Folding.Run(new Smallest(), x, plan, computing),
                _ => Folding.Run(new Powers(p), x, plan, computing),
            };
            var y = sum.DType == x.DType ? sum : Tensor.Allocate(plan.Type, x.DType, x.Device);
            Kernels<Root>.For(x.Device, computing).Run(new(p), y, [sum]);
            return Dispatcher.Applied(new Norm(plan, p), y, x);
        }

        /// <inheritdoc/>
        public void Pull(Pullback pull)
        {
            if (p == 0) return;
            var (g, x, y) = (pull.Cotangent, pull.Input(0), pull.Output());
            var sign = Unary.Numeric(new Sign(), x);
            if (double.IsInfinity(p))
            {
                pull[0] = sign * Extremum.Shared(g, Unary.Numeric(new Abs(), x), y, over, keep);
                return;
            }
            if (p == 1)
            {
                pull[0] = sign * Spread.Run(g, x.Type, over, inserts: !keep);
                return;
            }
            var isZero = Binary.Compare(new Equal(), y, Tensor.Weak(0f));
            var safe = Where.Run(isZero, Tensor.Weak(1f), y);
            var slope = Where.Run(isZero, Tensor.Weak(0f), g / (p == 2 ? safe : Pow.Run(safe, p - 1, null)));
            pull[0] = Spread.Run(slope, x.Type, over, inserts: !keep) * (p == 2 ? x : sign * Pow.Run(NotZero(x), p - 1, null));
        }

        // Where x is 0, so is its sign; 1 keeps 0 to a negative power, and its slope, out of the product.
        static Tensor NotZero(Tensor x) => Where.Run(Binary.Compare(new Equal(), x, Tensor.Weak(0f)), Tensor.Weak(1f), Unary.Numeric(new Abs(), x));

        readonly struct Root(double p) : IBody
        {
            public static int Arity => 1;
            [MethodImpl(AggressiveInlining)]
            public V Run<V>(V a, V b, V c, V d) where V : ILane<V> =>
                p == 2 ? V.Sqrt(a) : p is 0 or 1 || double.IsInfinity(p) ? a : V.Pow(a, V.Of(1 / p));
        }

        readonly struct Magnitudes : IFold
        {
            [MethodImpl(AggressiveInlining)] public V Identity<V>() where V : ILane<V> => V.Zero;
            [MethodImpl(AggressiveInlining)] public V Enter<V>(V x) where V : ILane<V> => V.Abs(x);
            [MethodImpl(AggressiveInlining)] public V Combine<V>(V a, V b) where V : ILane<V> => a + b;
        }

        readonly struct Squares : IFold
        {
            [MethodImpl(AggressiveInlining)] public V Identity<V>() where V : ILane<V> => V.Zero;
            [MethodImpl(AggressiveInlining)] public V Enter<V>(V x) where V : ILane<V> => x * x;
            [MethodImpl(AggressiveInlining)] public V Combine<V>(V a, V b) where V : ILane<V> => a + b;
        }

        readonly struct Powers(double p) : IFold
        {
            [MethodImpl(AggressiveInlining)] public V Identity<V>() where V : ILane<V> => V.Zero;
            [MethodImpl(AggressiveInlining)] public V Enter<V>(V x) where V : ILane<V> => V.Pow(V.Abs(x), V.Of(p));
            [MethodImpl(AggressiveInlining)] public V Combine<V>(V a, V b) where V : ILane<V> => a + b;
        }

        readonly struct Largest : IFold
        {
            [MethodImpl(AggressiveInlining)] public V Identity<V>() where V : ILane<V> => V.Zero;
            [MethodImpl(AggressiveInlining)] public V Enter<V>(V x) where V : ILane<V> => V.Abs(x);
            [MethodImpl(AggressiveInlining)] public V Combine<V>(V a, V b) where V : ILane<V> => V.Max(a, b);
        }

        readonly struct Smallest : IFold
        {
            [MethodImpl(AggressiveInlining)] public V Identity<V>() where V : ILane<V> => V.Of(double.PositiveInfinity);
            [MethodImpl(AggressiveInlining)] public V Enter<V>(V x) where V : ILane<V> => V.Abs(x);
            [MethodImpl(AggressiveInlining)] public V Combine<V>(V a, V b) where V : ILane<V> => V.Min(a, b);
        }
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <summary>The p-norm of all elements, as a 0-dim tensor.</summary>
            /// <param name="p">Any number, ±∞ included; 2 = the Euclidean length.</param>
            /// <exception cref="DTypeException">NT4101: not a floating type.</exception>
            [Signature("x -> ()")]
            public Tensor Norm(double p = 2) => Ops.Norm.Run(x, p, [], false);

            /// <inheritdoc cref="Ops.Norm"/>
            /// <param name="p">Any number, ±∞ included; 2 = the Euclidean length.</param>
            /// <param name="over">The dims that go; none = all.</param>
            /// <exception cref="UnknownDimException">NT1003: no such dim.</exception>
            /// <exception cref="DimIndexException">NT1013: no such position.</exception>
            /// <exception cref="DuplicateNamesException">NT1014: a dim listed twice.</exception>
            /// <exception cref="DTypeException">NT4101: not a floating type.</exception>
            [Signature("x -> drop(x, over)")]
            public Tensor Norm(double p, params ReadOnlySpan<DimRef> over) => Ops.Norm.Run(x, p, over, false);

            /// <inheritdoc cref="Norm(Tensor, double, ReadOnlySpan{DimRef})"/>
            [Signature("x -> drop(x, over)")]
            public Tensor Norm(double p, params DimRef[] over) => Ops.Norm.Run(x, p, Given.Of(over), false);

            /// <inheritdoc cref="Norm(Tensor, double, ReadOnlySpan{DimRef})"/>
            /// <param name="p">Any number, ±∞ included; 2 = the Euclidean length.</param>
            /// <param name="over">The dims to reduce; none = all.</param>
            /// <param name="keepDim">Reduced dims stay as units of the same name.</param>
            [Signature(Ops.Norm.Signature)]
            public Tensor Norm(double p, ReadOnlySpan<DimRef> over, bool keepDim) => Ops.Norm.Run(x, p, over, keepDim);

            /// <inheritdoc cref="Norm(Tensor, double, ReadOnlySpan{DimRef}, bool)"/>
            [Signature(Ops.Norm.Signature)]
            public Tensor Norm(double p, DimRef over, bool keepDim) => Ops.Norm.Run(x, p, [over], keepDim);
        }
    }
}
