using NamedTorch.Core;
using NamedTorch.Diagnostics;

namespace NamedTorch.Ops
{
    /// <summary>The same elements, in row-major order, under other sizes: a view where the layout allows it, else a copy.</summary>
    /// <remarks>Old names are lost, the axes give new ones: Flatten and Unflatten keep names. Adjoint: the sizes back.</remarks>
    public readonly struct Reshape : IDifferentiable
    {
        /// <inheritdoc/>
        public Saves Saves => Saves.Nothing;

        internal static Tensor Run(Tensor x, TensorType type)
        {
            if (Strides(x, type) is { } strides) return Views.Make(new Reshape(), x, type, strides, x.Offset);
            x = Contiguous.Run(x);
            return Views.Make(new Reshape(), x, type, type.ContiguousStrides, x.Offset);
        }

        /// <summary>As <see cref="Run"/>, refusing to copy.</summary>
        internal static Tensor View(Tensor x, TensorType type)
        {
            if (Strides(x, type) is { } strides) return Views.Make(new Reshape(), x, type, strides, x.Offset);
            throw new Conflict(DiagnosticId.NT2007, "View", ("reason", "the elements do not lie in memory as these sizes need."), ("fix", "Reshape copies where it must; or call Contiguous first."))
                .With("x", x.Type).With("result", type).ToException();
        }

        /// <summary>The type with these axes, one size of −1 inferred.</summary>
        internal static TensorType Type(string operation, TensorType x, Axis[] axes)
        {
            long product = 1;
            int open = -1;
            var sizes = new long[axes.Length];
            var dims = DimList.Empty;
            for (int i = 0; i < axes.Length; i++)
            {
                sizes[i] = axes[i].Size;
                dims = dims.Append(DimSlot.Of(axes[i].Dim?.Name));
                if (sizes[i] >= 0) product *= sizes[i];
                else if (sizes[i] == -1 && open < 0) open = i;
                else throw new Conflict(DiagnosticId.NT2007, operation, ("reason", sizes[i] == -1 ? "more than one size is -1; only one can be inferred." : $"size {sizes[i]} is below 0.")).With("x", x).ToException();
            }
            long count = x.ElementCount;
            if (open >= 0)
            {
                if (product == 0) throw new Conflict(DiagnosticId.NT2007, operation, ("reason", "a size of -1 beside one of 0 can be anything.")).With("x", x).ToException();
                if (count % product == 0) (sizes[open], product) = (count / product, count);
            }
            if (product != count || open >= 0 && sizes[open] < 0)
                throw new Conflict(DiagnosticId.NT2003, operation, ("from", count), ("to", "(" + string.Join(", ", axes) + ")")).With("x", x).ToException();
            return new(dims, sizes);
        }

        internal static Axis[] Axes(TensorType type) => [.. type.SizeArray.Select((size, d) => new Axis(type.Dims.NameAt(d) is { } name ? (Dim)name : null, size))];

        static long[]? Strides(Tensor x, TensorType type) =>
            x.IsContiguous ? type.ContiguousStrides : Layouts.Reshape(x.Sizes, x.Strides, type.SizeArray);

        /// <inheritdoc/>
        public void Pull(Pullback pull) => pull[0] = Run(pull.Cotangent, pull.TypeOf(0));

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("sizes", x => x[0].Reshape(3, -1), new Input(2, 3)) { Positional = "row-major order" },
            new("axes", x => x[0].Reshape(("n", 3), ("m", 2)), new Input(("a", 2), ("b", 3))) { Positional = "row-major order" },
            new("copy", x => x[0].T.Reshape(6), new Input(2, 3)) { Positional = "row-major order" },
            new("empty", x => x[0].Reshape(4, 0), new Input(0, 3)) { Positional = "row-major order" },
            new("scalar", x => x[0].Reshape(), new Input(1)) { Positional = "row-major order" },
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Reshape"/>
            /// <param name="axes">Sizes, with names where wanted; one may be −1 and is inferred.</param>
            /// <exception cref="ShapeException">NT2003: another number of elements; NT2007: sizes that cannot be.</exception>
            /// <exception cref="DuplicateNamesException">NT1004: a name twice.</exception>
            [Signature("x -> reshape(x, axes)")]
            public Tensor Reshape(params ReadOnlySpan<Axis> axes) => Ops.Reshape.Run(x, Ops.Reshape.Type("Reshape", x.Type, axes.ToArray()));

            /// <inheritdoc cref="Reshape(Tensor, ReadOnlySpan{Axis})"/>
            [Signature("x -> reshape(x, axes)")]
            public Tensor Reshape(params Axis[] axes) => Ops.Reshape.Run(x, Ops.Reshape.Type("Reshape", x.Type, Given.Of(axes)));

            /// <summary>x with the sizes and names of another tensor: a view where the layout allows it.</summary>
            /// <param name="other">Whose type to take.</param>
            /// <exception cref="ShapeException">NT2003: another number of elements.</exception>
            [Signature("x, other -> reshape(x, other)")]
            public Tensor ReshapeAs(Tensor other) => Ops.Reshape.Run(x, Ops.Reshape.Type("ReshapeAs", x.Type, Ops.Reshape.Axes(Given.Of(other).Type)));
        }
    }
}
