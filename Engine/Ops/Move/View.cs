using NamedTorch.Core;
using NamedTorch.Diagnostics;

namespace NamedTorch.Ops
{
    /// <summary>As <see cref="Reshape"/>, but always a view.</summary>
    public readonly struct View : IOperation
    {
        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples => [new("sizes", x => x[0].View(-1, 2), new Input(2, 3)) { Positional = "row-major order" }];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.View"/>
            /// <inheritdoc cref="Reshape(Tensor, ReadOnlySpan{Axis})" path="/param"/>
            /// <exception cref="ShapeException">NT2003: another number of elements; NT2007: it needs a copy, or sizes that cannot be.</exception>
            [Signature("x -> reshape(x, axes)")]
            public Tensor View(params ReadOnlySpan<Axis> axes) => Ops.Reshape.View(x, Ops.Reshape.Type("View", x.Type, axes.ToArray()));

            /// <inheritdoc cref="View(Tensor, ReadOnlySpan{Axis})"/>
            [Signature("x -> reshape(x, axes)")]
            public Tensor View(params Axis[] axes) => Ops.Reshape.View(x, Ops.Reshape.Type("View", x.Type, Given.Of(axes)));

            /// <summary>x with the sizes and names of another tensor. A view.</summary>
            /// <param name="other">Whose type to take.</param>
            /// <exception cref="ShapeException">NT2003: another number of elements; NT2007: it needs a copy.</exception>
            [Signature("x, other -> reshape(x, other)")]
            public Tensor ViewAs(Tensor other) => Ops.Reshape.View(x, Ops.Reshape.Type("ViewAs", x.Type, Ops.Reshape.Axes(Given.Of(other).Type)));
        }
    }
}
