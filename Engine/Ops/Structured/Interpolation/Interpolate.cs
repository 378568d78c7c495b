using NamedTorch.Core;
using NamedTorch.Diagnostics;

namespace NamedTorch.Ops
{
    /// <summary>x at other sizes of some dims: nearest, linear, cubic or area interpolation, dim by dim.</summary>
    /// <remarks>
    /// Sizes are given, or ⌊n·scale⌋. Places are measured between centres, or, with aligned corners, from the first to the last centre.
    /// Linear in x. Keys: Cubic Convolution Interpolation, 1981.
    /// </remarks>
    public readonly struct Interpolate : IOperation
    {
        internal static Tensor Run(Tensor x, DimRef[] over, PerDim size, double[]? scale, InterpolationMode mode, bool alignCorners)
        {
            const string name = "Interpolate";
            if (size.IsDefault == scale is null)
                throw new Conflict(DiagnosticId.NT2007, name, ("reason", "either the size or the scale is given, and not both.")).With("x", x.Type).ToException();
            int n = over.Length;
            if (n == 0) return x;
            var at = Spatial.Positions(name, x.Type, over, n);
            var sizes = size.IsDefault ? new long[n] : Spatial.Each(name, "size", size, n, 1, 1);
            if (scale is not null && scale.Length != 1 && scale.Length != n)
                throw new Conflict(DiagnosticId.NT2007, name, ("reason", $"'scale' has {scale.Length} numbers for {n} dims."), ("fix", "Give one for all, or one for each.")).With("x", x.Type).ToException();
            var bands = new Band[n];
            for (int i = 0; i < n; i++)
            {
                long inputs = x.Sizes[at[i]];
                double? factor = scale is null ? null : scale[scale.Length == 1 ? 0 : i];
                if (factor is { } f) sizes[i] = (long)Math.Floor(inputs * f);
                if (inputs == 0 || sizes[i] <= 0)
                    throw new Conflict(DiagnosticId.NT2004, name, ("reason", $"dim '{x.Dims[at[i]]}' of size {inputs} cannot be brought to size {sizes[i]}.")).With("x", x.Type).ToException();
                bands[i] = InterpolationWeights.Band(inputs, sizes[i], mode, alignCorners, factor);
            }
            return Spatial.AtEnd(x, at, t =>
            {
                var dims = t.Dims;
                long[] result = [.. t.Type.SizeArray];
                for (int i = 0; i < n; i++)
                {
                    int d = t.Rank - n + i;
                    (result[d], dims) = (sizes[i], dims.Replace(d, dims[d].WithUnit(false)));
                }
                return Resample.Run(t, new(dims, result), bands);
            });
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("nearest", x => x[0].Interpolate(["Height", "Width"], size: (5, 2)), new Input(("Batch", 2), ("Height", 3), ("Width", 4))),
            new("linear, in another layout", x => x[0].Interpolate(["Height", "Width"], scale: [1.7], mode: InterpolationMode.Linear), new Input(("Height", 3), ("Batch", 2), ("Width", 4))),
            new("linear, aligned", x => x[0].Interpolate(["Time"], size: 7, mode: InterpolationMode.Linear, alignCorners: true), new Input(("Time", 3), ("Batch", 2))),
            new("cubic", x => x[0].Interpolate(["Height", "Width"], size: (5, 6), mode: InterpolationMode.Cubic), new Input(("Batch", 2), ("Height", 3), ("Width", 4))),
            new("area", x => x[0].Interpolate([-1], size: 2, mode: InterpolationMode.Area), new Input(2, 5)) { Positional = "dims by place" },
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Interpolate"/>
            /// <param name="over">The dims that get other sizes.</param>
            /// <param name="size">Their new sizes; or give the scale.</param>
            /// <param name="scale">One factor for all, or one for each.</param>
            /// <param name="mode">How values are made.</param>
            /// <param name="alignCorners">Linear and cubic: the first and last places stay where they are.</param>
            /// <exception cref="ShapeException">NT2004: a size of 0; NT2007: both or neither of size and scale.</exception>
            public Tensor Interpolate(DimRef[] over, PerDim size = default, double[]? scale = null, InterpolationMode mode = InterpolationMode.Nearest, bool alignCorners = false) =>
                Ops.Interpolate.Run(x, over, size, scale, mode, alignCorners);
        }
    }
}
