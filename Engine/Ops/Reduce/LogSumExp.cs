using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>ln Σ eˣ over the named dims, or over all, without overflow.</summary>
    /// <remarks>max x + ln Σ e^(x − max x); −∞ over nothing, float32 for integers. Derivative e^(x − y): the softmax.</remarks>
    public readonly struct LogSumExp : IDifferentiable
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "x -> drop(x, over, keepDim)";

        /// <inheritdoc/>
        public static IEnumerable<Sample> Samples =>
        [
            new("all", t => t[0].LogSumExp(), new Input(("A", 3), ("B", 4))),
            new("one dim", t => t[0].LogSumExp("B"), new Input(("A", 3), ("B", 4))),
            new("a middle dim, kept", t => t[0].LogSumExp("B", keepDim: true), new Input(("A", 3), ("B", 4), ("C", 2))),
            new("around a dim", t => t[0].LogSumExp("A", "C"), new Input(("A", 2), ("B", 3), ("C", 2))),
            new("by position", t => t[0].LogSumExp(0), new Input(3, 4)) { Positional = "a dim by position" },
            new("nothing left", t => t[0].LogSumExp("B"), new Input(("A", 0), ("B", 4))),
        ];

        readonly int[] over;
        readonly bool keep;

        LogSumExp(int[] over, bool keep) => (this.over, this.keep) = (over, keep);


        /// <inheritdoc/>
        public Saves Saves => Saves.Input(0) | Saves.Result;

        internal static Tensor Run(Tensor x, ReadOnlySpan<DimRef> over, bool keepDim)
        {
            var plan = Reduced.Of(nameof(LogSumExp), Signature, x.Type, over, keepDim);
            var dtype = Promotion.ToFloating(x.DType);
            var computing = Computing.Of(dtype);
            // An infinite maximum would make ∞ − ∞; the exponentials are then 0 or ∞ by themselves.
            var peak = Folding.Run(new Amax.Fold(), x, plan, computing);
            Kernels<Finite>.For(x.Device, computing).Run(default, peak, [peak]);
            var shifted = Tensor.Allocate(x.Type, computing, x.Device);
            Kernels<Shifted>.For(x.Device, computing).Run(default, shifted, [x, Spread.Run(peak, x.Type, plan.Positions, inserts: !keepDim)]);
            var sum = Folding.Run(new Sum.Fold(), shifted, plan, computing);
            var y = Tensor.Allocate(plan.Type, dtype, x.Device);
            Kernels<Logarithm>.For(x.Device, computing).Run(default, y, [sum, peak]);
            return Dispatcher.Applied(new LogSumExp(plan.Positions, keepDim), y, x);
        }

        /// <inheritdoc/>
        public void Pull(Pullback pull)
        {
            var type = pull.TypeOf(0);
            var softmax = Unary.Real(new Exp(), pull.Input(0) - Spread.Run(pull.Output(), type, over, inserts: !keep));
            pull[0] = softmax * Spread.Run(pull.Cotangent, type, over, inserts: !keep);
        }

        readonly struct Finite : IBody
        {
            public static int Arity => 1;
            [MethodImpl(AggressiveInlining)] public V Run<V>(V x, V b, V c, V d) where V : ILane<V> => V.Select(V.Equal(V.Abs(x), V.Of(double.PositiveInfinity)), V.Zero, x);
        }

        readonly struct Shifted : IBody
        {
            public static int Arity => 2;
            [MethodImpl(AggressiveInlining)] public V Run<V>(V x, V peak, V c, V d) where V : ILane<V> => V.Exp(x - peak);
        }

        readonly struct Logarithm : IBody
        {
            public static int Arity => 2;
            [MethodImpl(AggressiveInlining)] public V Run<V>(V sum, V peak, V c, V d) where V : ILane<V> => V.Log(sum) + peak;
        }
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <summary>ln Σ eˣ over all dims, as a 0-dim tensor.</summary>
            [Signature("x -> ()")]
            public Tensor LogSumExp() => Ops.LogSumExp.Run(x, [], false);

            /// <inheritdoc cref="Ops.LogSumExp"/>
            /// <param name="over">The dims that go; none = all.</param>
            /// <exception cref="UnknownDimException">NT1003: no such dim.</exception>
            /// <exception cref="DimIndexException">NT1013: no such position.</exception>
            /// <exception cref="DuplicateNamesException">NT1014: a dim listed twice.</exception>
            [Signature("x -> drop(x, over)")]
            public Tensor LogSumExp(params ReadOnlySpan<DimRef> over) => Ops.LogSumExp.Run(x, over, false);

            /// <inheritdoc cref="LogSumExp(Tensor, ReadOnlySpan{DimRef})"/>
            [Signature("x -> drop(x, over)")]
            public Tensor LogSumExp(params DimRef[] over) => Ops.LogSumExp.Run(x, Given.Of(over), false);

            /// <inheritdoc cref="LogSumExp(Tensor, ReadOnlySpan{DimRef})"/>
            /// <param name="over">The dims to reduce; none = all.</param>
            /// <param name="keepDim">Reduced dims stay as units of the same name.</param>
            [Signature(Ops.LogSumExp.Signature)]
            public Tensor LogSumExp(ReadOnlySpan<DimRef> over, bool keepDim) => Ops.LogSumExp.Run(x, over, keepDim);

            /// <inheritdoc cref="LogSumExp(Tensor, ReadOnlySpan{DimRef}, bool)"/>
            [Signature(Ops.LogSumExp.Signature)]
            public Tensor LogSumExp(DimRef over, bool keepDim) => Ops.LogSumExp.Run(x, [over], keepDim);
        }
    }
}
