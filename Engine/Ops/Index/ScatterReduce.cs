using NamedTorch.Core;
using NamedTorch.Diagnostics;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>x with the values of a source reduced into the places that an index names along one dim.</summary>
    /// <remarks>Gradients of the extremes are shared evenly by those that attain them.</remarks>
    public readonly struct ScatterReduce : IOperation
    {
        internal static Tensor Run(string operation, Tensor x, DimRef dim, Tensor index, Tensor source, ScatterReduction reduction, bool includeSelf)
        {
            if (ScalarDim.Is(x, dim))
                return ScalarDim.Lower(Run(operation, ScalarDim.Lift(x), 0, ScalarDim.Lift(index), ScalarDim.Lift(source), reduction, includeSelf));
            int at = DimLookup.Position(operation, x.Type, dim);
            return Run(operation, x, at, index, Scattered.Fitted(source, index.Type), reduction, includeSelf);
        }

        internal static Tensor Run(string operation, Tensor x, int at, Tensor index, Tensor source, ScatterReduction reduction, bool includeSelf)
        {
            if (!includeSelf) x = Scattered.Run(operation, x, at, index, Identity(reduction, x.DType), adds: false);
            if (reduction is ScatterReduction.Sum) return Scattered.Run(operation, x, at, index, source, adds: true);
            if (reduction is not ScatterReduction.Mean) return ScatterCombined.Run(operation, x, at, index, source, Rule(reduction));
            var sum = Scattered.Run(operation, x, at, index, source, adds: true);
            var dtype = x.DType.IsFloating ? x.DType : DType.Float64;
            var ones = Full.Run(index.Type, 1, dtype);
            var counts = includeSelf ? Scattered.Run(operation, Full.Run(x.Type, 1, dtype), at, index, ones, adds: true)
                : Binary.Numeric(new Maximum(), Scattered.Sum(operation, x.Type, at, index, ones), Tensor.Weak(1f));
            return x.DType.IsFloating ? sum / counts : To.Run(Unary.Real(new Floor(), To.Run(sum, dtype) / counts), x.DType);
        }

        static PlaceRule Rule(ScatterReduction reduction) => reduction switch
        {
            ScatterReduction.Product => PlaceRule.Multiply,
            ScatterReduction.Maximum => PlaceRule.Maximum,
            _ => PlaceRule.Minimum,
        };

        // What leaves the other operand as it is.
        static Tensor Identity(ScatterReduction reduction, DType dtype) => reduction switch
        {
            ScatterReduction.Product => Tensor.Weak(1),
            ScatterReduction.Sum or ScatterReduction.Mean => Tensor.Weak(0),
            ScatterReduction.Maximum => dtype.IsFloating ? Tensor.Weak(double.NegativeInfinity) : Tensor.Weak(Bounds(dtype).Low),
            _ => dtype.IsFloating ? Tensor.Weak(double.PositiveInfinity) : Tensor.Weak(Bounds(dtype).High),
        };

        static (long Low, long High) Bounds(DType dtype) => dtype switch
        {
            DType.UInt8 => (byte.MinValue, byte.MaxValue),
            DType.Int8 => (sbyte.MinValue, sbyte.MaxValue),
            DType.Int16 => (short.MinValue, short.MaxValue),
            DType.Int32 => (int.MinValue, int.MaxValue),
            _ => (long.MinValue, long.MaxValue),
        };

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
            from reduction in Enum.GetValues<ScatterReduction>()
            from self in (bool[])[true, false]
            select new Sample($"{reduction}, {(self ? "with" : "without")} x", x => x[0].ScatterReduce("b", x[1], x[2], reduction, self),
                new Input(("a", 2), ("b", 3)), new Input(("a", 2), ("k", 5)) { DType = DType.Int64, Low = 0, High = 3 }, new Input(("a", 2), ("k", 5)));
    }

    /// <summary>As <see cref="ScatterReduce"/>, with one index for all places of the other dims.</summary>
    public readonly struct IndexReduce : IOperation
    {
        internal static Tensor Run(Tensor x, DimRef dim, Tensor index, Tensor source, ScatterReduction reduction, bool includeSelf)
        {
            if (ScalarDim.Is(x, dim)) return ScalarDim.Lower(Run(ScalarDim.Lift(x), 0, ScalarDim.Lift(index), ScalarDim.Lift(source), reduction, includeSelf));
            int at = DimLookup.Position("IndexReduce", x.Type, dim);
            if (index.Rank != 1) throw Repeat.Refused("IndexReduce", index, "the index is a vector.");
            var type = Indexed.Type("IndexReduce", x.Type, [at], index.Type);
            var strides = new long[x.Rank];
            strides[at] = index.Strides[0];
            var wide = index.View(new(type.Dims.WithoutNames().WithoutUnits(), type.SizeArray), strides, index.Offset);
            Values.Check("IndexReduce", source, type);
            return ScatterReduce.Run("IndexReduce", x, at, wide, Retype.Run(source, source.Type.WithDims(source.Dims.WithoutNames())), reduction, includeSelf);
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("largest", x => x[0].IndexReduce("b", x[1], x[2], ScatterReduction.Maximum), new Input(("a", 2), ("b", 3)), new Input(("q", 5)) { DType = DType.Int64, Low = 0, High = 3 }, new Input(("a", 2), ("q", 5))),
        ];
    }

    /// <summary>x combined with values at their places by product, maximum or minimum. Inputs: x, the value, the index.</summary>
    readonly struct ScatterCombined(string operation, int at, PlaceRule rule) : IDifferentiable
    {
        public Saves Saves => Saves.Everything;

        internal static Tensor Run(string operation, Tensor x, int at, Tensor index, Tensor value, PlaceRule rule)
        {
            var y = Tensor.Allocate(x.Type, x.DType);
            Scattered.Write(operation, x, y, at, index, value, rule);
            return Dispatcher.Applied(new ScatterCombined(operation, at, rule), y, [x, value, index]);
        }

        public void Pull(Pullback pull)
        {
            var (g, x, value, index) = (pull.Cotangent, pull.Input(0), pull.Input(1), pull.Input(2));
            var (gx, gv) = rule == PlaceRule.Multiply ? OfProduct(g, x, value, index) : OfExtreme(g, x, value, index, pull.Output());
            if (pull.Needs(0)) pull[0] = Retype.Run(gx, pull.TypeOf(0));
            if (pull.Needs(1)) pull[1] = Values.Adjoint(gv, pull.TypeOf(1));
        }

        (Tensor, Tensor) OfExtreme(Tensor g, Tensor x, Tensor value, Tensor index, Tensor y)
        {
            var own = To.Run(Binary.Compare(new Equal(), x, y), g.DType);
            var theirs = To.Run(Binary.Compare(new Equal(), value, Like(Gathered.Run(operation, y, at, index), value)), g.DType);
            var share = g / Binary.Numeric(new Maximum(), Scattered.Run(operation, own, at, index, theirs, adds: true), Tensor.Weak(1f));
            var there = Gathered.Run(operation, share, at, index);
            return (share * own, there * Like(theirs, there));
        }

        // Without its zeros the product divides; a lone zero is the only factor with a derivative.
        (Tensor, Tensor) OfProduct(Tensor g, Tensor x, Tensor value, Tensor index)
        {
            Tensor zero = Tensor.Weak(0f), one = Tensor.Weak(1f);
            Tensor ownZero = Binary.Compare(new Equal(), x, zero), theirZero = Binary.Compare(new Equal(), value, zero);
            Tensor x1 = Where.Run(ownZero, one, x), value1 = Where.Run(theirZero, one, value);
            var product = Run(operation, x1, at, index, value1, rule);
            var zeros = Scattered.Run(operation, To.Run(ownZero, g.DType), at, index, To.Run(theirZero, g.DType), adds: true);
            var all = g * product;
            var gx = Share(all, zeros, ownZero, x1);
            Tensor there = Gathered.Run(operation, all, at, index), zerosThere = Gathered.Run(operation, zeros, at, index);
            return (gx, Share(there, zerosThere, Like(theirZero, there), Like(value1, there)));

            Tensor Share(Tensor whole, Tensor count, Tensor isZero, Tensor factor) => Where.Run(
                Binary.Compare(new Equal(), count, To.Run(isZero, g.DType)), whole / factor, zero);
        }

        static Tensor Like(Tensor x, Tensor other) => x.Rank == other.Rank ? Retype.Run(x, x.Type.WithDims(other.Dims.WithoutUnits())) : x;
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.ScatterReduce"/>
            /// <param name="dim">The dim the index leads along.</param>
            /// <param name="index">Integers from 0 to the dim's size − 1; x's dims in x's order.</param>
            /// <param name="source">At least as long as the index.</param>
            /// <param name="reduction">What becomes of values that meet.</param>
            /// <param name="includeSelf">Whether x's own value is one of them.</param>
            /// <exception cref="TensorIndexException">NT2006: an index beyond the dim.</exception>
            [Signature("x, index, source -> x")]
            public Tensor ScatterReduce(DimRef dim, Tensor index, Tensor source, ScatterReduction reduction, bool includeSelf = true) =>
                Ops.ScatterReduce.Run("ScatterReduce", x, dim, index, source, reduction, includeSelf);

            /// <inheritdoc cref="Ops.IndexReduce"/>
            /// <param name="dim">The dim.</param>
            /// <param name="index">A vector of integers from 0 to the dim's size − 1.</param>
            /// <param name="source">x's dims with that of the index in place of the dim.</param>
            /// <param name="reduction">What becomes of values that meet.</param>
            /// <param name="includeSelf">Whether x's own value is one of them.</param>
            /// <exception cref="TensorIndexException">NT2006: an index beyond the dim.</exception>
            [Signature("x, index, source -> x")]
            public Tensor IndexReduce(DimRef dim, Tensor index, Tensor source, ScatterReduction reduction, bool includeSelf = true) =>
                Ops.IndexReduce.Run(x, dim, index, source, reduction, includeSelf);
        }
    }
}
