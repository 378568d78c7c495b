using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>An affine map of the last dim: z[…, o] = Σᵢ x[…, i] · weight[o, i] + bias[o].</summary>
    /// <remarks>
    /// The result's last dim takes its name from weight or bias. A square weight (Model, Model*) is contracted over its starred dim
    /// with x's Model. Derivatives: dx = g · weight, dweight = gᵀ · x, dbias = Σ g.
    /// </remarks>
    public readonly struct Linear : IOperation
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "..r 'i, 'o 'i -> ..r 'o";

        /// <summary>Names and sizes with a bias.</summary>
        public const string BiasSignature = "..r 'i, 'o 'i, 'o -> ..r 'o";

        /// <inheritdoc/>
        public static IEnumerable<Sample> Samples
        {
            get
            {
                const string places = "contracts by position";
                return
                [
                    new("without bias", t => t[0].Linear(t[1]), new(("N", 2), ("I", 3)), new(("O", 4), ("I", 3))) { Positional = places },
                    new("with bias", t => t[0].Linear(t[1], t[2]), new(("N", 2), ("T", 2), ("I", 3)), new(("O", 4), ("I", 3)), new(("O", 4))) { Positional = places },
                    new("one vector", t => t[0].Linear(t[1], t[2]), new Input(3), new(4, 3), new Input(4)) { Positional = places },
                    new("a square weight", t => t[0].Linear(t[1]), new(("N", 2), ("M", 3)), new(("M", 3), ("M*", 3))) { Positional = places },
                ];
            }
        }

        internal static Tensor Run(Tensor x, Tensor weight, Tensor? bias)
        {
            var square = Unstarred(x.Type, weight.Type);
            var plan = Contracted.Of(nameof(Linear), Signature, MatrixLabels.Linear, x.Type, square);
            if (bias is null) return Contraction<Linear>.Run(plan.Labels, x, weight, plan.Type);
            var type = ReferenceEquals(bias.Dims, DimList.Empty.Append(plan.Type.Dims[plan.Type.Rank - 1])) && bias.Sizes[0] == plan.Type.SizeArray[^1] ? plan.Type
                : NamedTorch.Signature.Of(BiasSignature).Infer(nameof(Linear), new Arguments().Type(nameof(x), x.Type).Type(nameof(weight), square).Type(nameof(bias), bias.Type));
            return Contraction<Linear>.Run(plan.Labels, x, weight, type, bias);
        }

        // (Model, Model*) and x's Model: the starred dim is Model's second place, so it meets x's Model.
        static TensorType Unstarred(TensorType x, TensorType weight) =>
            weight.Rank == 2 && x.Rank > 0 && weight.Dims.NameAt(1) is { } name && x.Dims.NameAt(x.Rank - 1) + "*" == name ? weight.WithDims(weight.Dims.Replace(1, DimSlot.Unnamed)) : weight;
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Linear"/>
            /// <param name="weight">(o, i), of x's dtype.</param>
            /// <param name="bias">(o), of x's dtype, or null.</param>
            /// <exception cref="NameMismatchException">NT1001: weight and bias name the result's dim differently.</exception>
            /// <exception cref="DuplicateNamesException">NT1004: the result would have a name twice.</exception>
            /// <exception cref="ContractionException">NT1007: x's last dim and weight's differ (strict rules).</exception>
            /// <exception cref="SizeMismatchException">NT2001: sizes of one dim differ.</exception>
            /// <exception cref="ShapeException">NT2007: an operand has another rank.</exception>
            [Signature(Ops.Linear.BiasSignature)]
            public Tensor Linear(Tensor weight, Tensor? bias = null) => Ops.Linear.Run(x, Given.Of(weight), bias);
        }
    }
}
