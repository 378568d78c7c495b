using NamedTorch.Core;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>Tensors of equal sizes side by side along a new dim; their names are unified.</summary>
    /// <remarks>The element type is the common one. Adjoint: each tensor's place.</remarks>
    public readonly struct Stack : IDifferentiable
    {
        readonly int at;

        Stack(int at) => this.at = at;

        /// <inheritdoc/>
        public Saves Saves => Saves.Nothing;

        internal static Tensor Run(string operation, ReadOnlySpan<Tensor> tensors, DimSlot slot, int at)
        {
            var types = new TensorType[tensors.Length];
            for (int i = 0; i < types.Length; i++) types[i] = New.Types(operation, tensors[i].Type, slot, 1, at);
            int place = types.Length > 0 && at < 0 ? at + types[0].Rank : at;
            var type = Concat.Types(operation, types, place);
            var y = Tensor.Allocate(type, Promotion.Of(tensors), Devices.Of(tensors));
            if (!Copying.TryJoin(y, tensors, place)) OneByOne(y, tensors, place);
            return Dispatcher.Applied(new Stack(place), y, tensors);
        }

        static void OneByOne(Tensor y, ReadOnlySpan<Tensor> tensors, int place)
        {
            for (int i = 0; i < tensors.Length; i++)
            {
                var part = y.View(tensors[i].Type.WithDims(DimList.Unnamed(tensors[i].Rank)), Layouts.Remove(y.Strides, place), i * y.Strides[place]);
                Copying.Run(part, tensors[i]);
            }
        }

        /// <inheritdoc/>
        public void Pull(Pullback pull)
        {
            for (int i = 0; i < pull.Count; i++)
                if (pull.Needs(i)) pull[i] = Retype.Run(Part.Select(pull.Cotangent, at, i), pull.TypeOf(i));
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("first", x => Torch.Stack([x[0], x[1]], "n"), new Input(("a", 2), ("b", 3)), new Input(("a", 2), ("b", 3))),
            new("last", x => Torch.Stack([x[0], x[1], x[2]], "n", -1), new Input(("a", 2)), new Input(("a", 2)), new Input(2)) { Positional = "at a place" },
            new("scalars", x => Torch.Stack([x[0], x[1]], 0), new Input(), new Input()),
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        /// <inheritdoc cref="Ops.Stack"/>
        /// <param name="tensors">At least one, all of the same sizes.</param>
        /// <param name="dim">The new dim; null = unnamed.</param>
        /// <param name="at">Its position in the result; −1 = last.</param>
        /// <exception cref="CatException">NT1010: names or ranks differ, or no tensors.</exception>
        /// <exception cref="SizeMismatchException">NT2001: sizes differ.</exception>
        /// <exception cref="DuplicateNamesException">NT1004: a tensor has such a dim.</exception>
        /// <exception cref="DimIndexException">NT1013: no such position.</exception>
        [Signature("tensors -> stack(tensors, dim, at)")]
        public static Tensor Stack(ReadOnlySpan<Tensor> tensors, Dim? dim, int at = 0) => Ops.Stack.Run("Stack", tensors, DimSlot.Of(dim?.Name), at);

        /// <inheritdoc cref="Stack(ReadOnlySpan{Tensor}, Dim?, int)"/>
        [Signature("tensors -> stack(tensors, dim, at)")]
        public static Tensor Stack(IReadOnlyList<Tensor> tensors, Dim? dim, int at = 0) => Ops.Stack.Run("Stack", tensors.ToArray(), DimSlot.Of(dim?.Name), at);

        /// <summary>Tensors of equal sizes side by side along a new unnamed dim.</summary>
        /// <inheritdoc cref="Stack(ReadOnlySpan{Tensor}, Dim?, int)"/>
        [Signature("tensors -> stack(tensors, ?, at)")]
        public static Tensor Stack(ReadOnlySpan<Tensor> tensors, int at) => Ops.Stack.Run("Stack", tensors, DimSlot.Unnamed, at);
    }
}
