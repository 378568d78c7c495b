using System.Runtime.CompilerServices;
using NamedTorch.Core;
using NamedTorch.Diagnostics;
using NamedTorch.Inference;
using NamedTorch.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace NamedTorch.Ops
{
    /// <summary>x where the condition holds, y elsewhere.</summary>
    /// <remarks>What is not taken does not matter, NaN included, neither forward nor backward.</remarks>
    public readonly struct Where : IDifferentiable
    {
        /// <inheritdoc/>
        public Saves Saves => Saves.Input(0);

        internal static Tensor Run(Tensor condition, Tensor x, Tensor y, Tensor? into = null, DType? dtype = null)
        {
            Devices.Check("Where", condition, x);
            Devices.Check("Where", condition, y);
            Devices.Check("Where", x, y);
            var joint = dtype ?? Promotion.Of(x, y);
            var type = Unified.Of("Where", condition.Type, x.Type, y.Type, "condition");
            if (condition.DType != DType.Bool)
                throw new Conflict(DiagnosticId.NT4101, "Where", ("reason", $"the condition is {condition.DType.Name}, not bool."), ("fix", "Compare it: condition.NotEqual(0).")).With("condition", condition.Type).ToException();
            var z = Into.Target("Where", into, type, joint, [condition, x, y]);
            Kernels<Body>.For(z.Device, Computing.Of(joint)).Run(default, z, [condition, x, y]);
            z = Into.Finish(z, into, type);
            return into is null ? Dispatcher.Applied(new Where(), z, [condition, x, y]) : Dispatcher.AppliedInPlace(new Where(), z, [condition, x, y]);
        }

        /// <inheritdoc/>
        public void Pull(Pullback pull)
        {
            var (g, condition) = (pull.Cotangent, pull.Input(0));
            if (pull.Needs(1)) pull[1] = Adjoint.OfUnify(Run(condition, g, Tensor.Weak(0f)), pull.TypeOf(1));
            if (pull.Needs(2)) pull[2] = Adjoint.OfUnify(Run(condition, Tensor.Weak(0f), g), pull.TypeOf(2));
        }

        readonly struct Body : IBody
        {
            public static int Arity => 3;
            [MethodImpl(AggressiveInlining)] public V Run<V>(V c, V x, V y, V d) where V : ILane<V> => V.Select(V.Equal(c, V.Zero), y, x);
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples => [new("all three", x => Torch.Where(x[0], x[1], x[2]), new Input(("Column", 3)) { DType = DType.Bool, Low = 0 }, new Input(("Row", 2), ("Column", 3)), new Input(("Row", 2), ("Column", 3)))];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        /// <inheritdoc cref="Ops.Where"/>
        /// <param name="condition">bool.</param>
        /// <param name="x">Taken where it holds.</param>
        /// <param name="y">Taken elsewhere.</param>
        /// <param name="into">Receives the result, or null for a new tensor.</param>
        /// <exception cref="DTypeException">NT4101: the condition is not bool.</exception>
        [Signature("condition, x, y -> unify(condition, x, y)")]
        public static Tensor Where(Tensor condition, Tensor x, Tensor y, Tensor? into = null) => Ops.Where.Run(Given.Of(condition), x, y, into);
    }
}
