using NamedTorch.Core;
using NamedTorch.Diagnostics;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>y = (x − mean) / √(variance + eps) · weight + bias, mean and variance over each group of channels and the dims <c>over</c>.</summary>
    /// <remarks>Groups are runs of neighbouring channels. Wu, He: Group Normalization, 2018.</remarks>
    public readonly struct GroupNorm : IOperation
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "x -> need(need(x, over), channel)";

        internal static Tensor Run(Tensor x, int groups, DimRef channel, DimRef[] over, Tensor? weight, Tensor? bias, double eps)
        {
            var along = DimLookup.Positions("GroupNorm", x.Type, over);
            int at = DimLookup.Position("GroupNorm", x.Type, channel);
            Affine.Check("GroupNorm", x.Type, [at], weight, "weight");
            Affine.Check("GroupNorm", x.Type, [at], bias, "bias");
            if (groups < 1 || x.Sizes[at] % groups != 0)
                throw new Conflict(DiagnosticId.NT2007, "GroupNorm", ("reason", $"{x.Sizes[at]} channels cannot be cut into {groups} equal groups.")).With("x", x.Type).ToException();
            // The channels' dim becomes (groups, channels of a group) for the while.
            var dims = x.Dims.RemoveAt(at).Insert(at, DimSlot.Unnamed).Insert(at, DimSlot.Unnamed);
            var split = Reshape.Run(x, new(dims, Layouts.Insert(Layouts.Replace(x.Sizes, at, x.Sizes[at] / groups), at, groups)));
            DimRef[] normalized = [at + 1, .. along.Select(d => (DimRef)(d > at ? d + 1 : d))];
            var y = Reshape.Run(LayerNorm.Run(split, normalized, null, null, eps), x.Type);
            if (weight is not null) y = y * Affine.Among(weight, x.Type, [at]);
            return bias is null ? y : y + Affine.Among(bias, x.Type, [at]);
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("images", x => x[0].GroupNorm(2, "Channel", ["Height", "Width"], x[1], x[2]), new Input(("Batch", 2), ("Channel", 4), ("Height", 2), ("Width", 3)), new Input(("Channel", 4)), new Input(("Channel", 4))),
            new("channels last", x => x[0].GroupNorm(3, "Channel", ["Time"]), new Input(("Batch", 2), ("Time", 3), ("Channel", 6))),
            new("only channels", x => x[0].GroupNorm(2, "Channel", []), new Input(("Batch", 2), ("Channel", 6))),
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.GroupNorm"/>
            /// <param name="groups">Number of groups; divides the number of channels.</param>
            /// <param name="channel">The channels' dim.</param>
            /// <param name="over">The other dims that are normalized together, the spatial ones as a rule.</param>
            /// <param name="weight">(channel): factors, or null.</param>
            /// <param name="bias">(channel): summands, or null.</param>
            /// <param name="eps">Added to the variance.</param>
            /// <exception cref="ShapeException">NT2007: the groups do not divide the channels.</exception>
            [Signature(Ops.GroupNorm.Signature)]
            public Tensor GroupNorm(int groups, DimRef channel, DimRef[] over, Tensor? weight = null, Tensor? bias = null, double eps = 1e-5) => Ops.GroupNorm.Run(x, groups, channel, Given.Of(over), weight, bias, eps);
        }
    }
}
