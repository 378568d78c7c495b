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
            var ones = Full.Run(index.Type, 1, dtype, x.Device);
            var counts = includeSelf ? Scattered.Run(operation, Full.Run(x.Type, 1, dtype, x.Device), at, index, ones, adds: true)
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
                Ops.ScatterReduce.Run("ScatterReduce", x, dim, Given.Of(index), Given.Of(source), reduction, includeSelf);
        }
    }
}
