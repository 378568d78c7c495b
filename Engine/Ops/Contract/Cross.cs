using NamedTorch.Core;
using NamedTorch.Diagnostics;
using NamedTorch.Inference;
using NamedTorch.Numerics;

namespace NamedTorch.Ops
{
    /// <summary>The cross product along a dim of size 3: z₀ = x₁y₂ − x₂y₁ and so on around.</summary>
    /// <remarks>Names are unified from the right. Derivatives: dx = y × g, dy = g × x.</remarks>
    public readonly struct Cross : IDifferentiable
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "x, y -> unify(x, y)";

        /// <inheritdoc/>
        public static IEnumerable<Sample> Samples =>
        [
            new("a dim", t => t[0].Cross(t[1], "D"), new(("N", 2), ("D", 3)), new(("N", 2), ("D", 3))),
            new("one vector for all", t => t[0].Cross(t[1], 0), new(3, 4), new(3, 1)) { Positional = "a dim by position" },
        ];

        readonly int dim;

        Cross(int dim) => this.dim = dim;

        /// <inheritdoc/>
        public Saves Saves => Saves.Input(0) | Saves.Input(1);

        internal static Tensor Run(Tensor x, Tensor y, DimRef dim)
        {
            Devices.Check(nameof(Cross), x, y);
            var type = Unify.Types(nameof(Cross), x.Type, y.Type);
            int at = DimLookup.Position(nameof(Cross), type, dim), back = at - type.Rank;
            foreach (var t in new[] { x, y })
                if (t.Rank < -back || t.Sizes[t.Rank + back] != 3)
                    throw new Conflict(DiagnosticId.NT2007, nameof(Cross), ("reason", $"dim '{dim}' has not size 3 in both operands.")).With("x", x.Type).With("y", y.Type).ToException();
            return Run(x, y, type, at);
        }

        static Tensor Run(Tensor x, Tensor y, TensorType type, int at)
        {
            var dtype = Computing.Numeric(nameof(Cross), Promotion.Of(x, y));
            var z = Tensor.Allocate(type, dtype, x.Device);
            int back = at - type.Rank;
            for (int i = 0; i < 3; i++)
            {
                int j = (i + 1) % 3, k = (i + 2) % 3;
                Kernels<Body>.For(z.Device, Computing.Of(dtype)).Run(default, Place(z, back, i), [Place(x, back, j), Place(y, back, k), Place(x, back, k), Place(y, back, j)]);
            }
            return Dispatcher.Applied(new Cross(at), z, x, y);
        }

        /// <inheritdoc/>
        public void Pull(Pullback pull)
        {
            var (g, x, y) = (pull.Cotangent, pull.Input(0), pull.Input(1));
            if (pull.Needs(0)) pull[0] = Adjoint.OfUnify(Run(y, g, g.Type, dim), pull.TypeOf(0));
            if (pull.Needs(1)) pull[1] = Adjoint.OfUnify(Run(g, x, g.Type, dim), pull.TypeOf(1));
        }

        // One place of a dim counted from the right, without names: nothing is recorded of it.
        static Tensor Place(Tensor x, int back, int place)
        {
            int at = x.Rank + back;
            return x.View(new(DimList.Unnamed(x.Rank - 1), Layouts.Remove(x.Sizes, at)), Layouts.Remove(x.Strides, at), x.Offset + place * x.Strides[at]);
        }

        readonly struct Body : IBody
        {
            public static int Arity => 4;
            public V Run<V>(V a, V b, V c, V d) where V : ILane<V> => a * b - c * d;
        }
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Cross"/>
            /// <param name="y">The right operand; names are unified from the right.</param>
            /// <param name="dim">The dim of size 3.</param>
            /// <exception cref="UnknownDimException">NT1003: no such dim.</exception>
            /// <exception cref="ShapeException">NT2007: another size than 3.</exception>
            [Signature(Ops.Cross.Signature)]
            public Tensor Cross(Tensor y, DimRef dim) => Ops.Cross.Run(x, y, dim);
        }

    }
}
