using NamedTorch.Core;

namespace NamedTorch.Ops
{
    /// <summary>z[…, o] = Σ x[…, i] · weight[o, i, j] · y[…, j] + bias[o].</summary>
    /// <remarks>Batches are unified from the right. Derivatives: contractions of the cotangent with the other factors.</remarks>
    public readonly struct Bilinear : IOperation
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "..b 'i, ..c 'j, 'o 'i 'j -> ..b+c 'o";

        /// <inheritdoc/>
        public static IEnumerable<Sample> Samples =>
        [
            new("with bias", t => t[0].Bilinear(t[1], t[2], t[3]), new(("N", 2), ("I", 3)), new(("N", 2), ("J", 2)), new(("O", 2), ("I", 3), ("J", 2)), new(("O", 2))) { Positional = "contracts by position" },
            new("vectors", t => t[0].Bilinear(t[1], t[2]), new Input(3), new Input(2), new Input(4, 3, 2)) { Positional = "contracts by position" },
        ];

        /// <summary>Names and sizes with a bias.</summary>
        public const string BiasSignature = "..b 'i, ..c 'j, 'o 'i 'j, 'o -> ..b+c 'o";

        internal static Tensor Run(Tensor x, Tensor y, Tensor weight, Tensor? bias)
        {
            var arguments = new Arguments().Type(nameof(x), x.Type).Type(nameof(y), y.Type).Type(nameof(weight), weight.Type);
            var type = bias is null ? NamedTorch.Signature.Of(Signature).Infer(nameof(Bilinear), arguments) : NamedTorch.Signature.Of(BiasSignature).Infer(nameof(Bilinear), arguments.Type(nameof(bias), bias.Type));
            int o = type.Rank - 1, i = type.Rank, j = type.Rank + 1;
            int[] ofX = Labels.Batch(x.Type, x.Rank - 1, type, o, new int[x.Rank]), ofY = Labels.Batch(y.Type, y.Rank - 1, type, o, new int[y.Rank]);
            (ofX[^1], ofY[^1]) = (i, j);
            // x meets the weight first: (…, o, j), which y then closes.
            TensorType between = new(DimList.Unnamed(x.Rank + 1), [.. x.Type.SizeArray[..^1], weight.Sizes[0], weight.Sizes[2]]);
            int[] rows = [.. Enumerable.Range(j + 1, x.Rank - 1)];
            var half = Contraction<Bilinear>.Run(new([.. rows, i], [o, i, j], [.. rows, o, j]), x, weight, between);
            return Contraction<Bilinear>.Run(new([.. ofX[..^1], o, j], ofY, [.. Enumerable.Range(0, type.Rank)]), half, y, type, bias);
        }
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Bilinear"/>
            /// <param name="y">(…, j), of x's dtype.</param>
            /// <param name="weight">(o, i, j), of x's dtype.</param>
            /// <param name="bias">(o), or null.</param>
            /// <exception cref="NameMismatchException">NT1001: batch names differ, or weight and bias name the result's dim differently.</exception>
            /// <exception cref="ContractionException">NT1007: contracted names differ (strict rules).</exception>
            /// <exception cref="SizeMismatchException">NT2001: sizes of one dim differ.</exception>
            [Signature(Ops.Bilinear.Signature)]
            public Tensor Bilinear(Tensor y, Tensor weight, Tensor? bias = null) => Ops.Bilinear.Run(x, Given.Of(y), Given.Of(weight), bias);
        }

    }
}
