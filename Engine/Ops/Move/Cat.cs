using NamedTorch.Core;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>Tensors end to end along one dim: their names are unified, the sizes of that dim add.</summary>
    /// <remarks>The element type is the common one. Adjoint: each tensor's part.</remarks>
    public readonly struct Cat : IDifferentiable
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "tensors -> cat(tensors, dim)";

        readonly int at;

        Cat(int at) => this.at = at;

        /// <inheritdoc/>
        public Saves Saves => Saves.Nothing;

        internal static Tensor Run(string operation, ReadOnlySpan<Tensor> tensors, DimRef dim, Tensor? into = null)
        {
            var types = new TensorType[tensors.Length];
            for (int i = 0; i < types.Length; i++) types[i] = tensors[i].Type;
            var type = Concat.Types(operation, types, dim);
            int at = DimLookup.Position(operation, type, dim);
            var dtype = Promotion.Of(tensors);
            var y = Ops.Into.Target(operation, into, type, dtype, tensors);
            if (!Copying.TryJoin(y, tensors, at)) OneByOne(y, tensors, at);
            if (into is null) return Dispatcher.Applied(new Cat(at), y, tensors);
            return Dispatcher.AppliedInPlace(new Cat(at), Ops.Into.Finish(y, into, type), tensors);
        }

        static void OneByOne(Tensor y, ReadOnlySpan<Tensor> tensors, int at)
        {
            long start = 0;
            foreach (var x in tensors)
            {
                var part = y.View(x.Type.WithDims(DimList.Unnamed(x.Rank)), y.Strides.ToArray(), y.Offset + start * y.Strides[at]);
                Copying.Run(part, x);
                start += x.Sizes[at];
            }
        }

        /// <inheritdoc/>
        public void Pull(Pullback pull)
        {
            long start = 0;
            for (int i = 0; i < pull.Count; i++)
            {
                var type = pull.TypeOf(i);
                long size = type.SizeArray[at];
                if (pull.Needs(i)) pull[i] = Retype.Run(Part.Narrow(pull.Cotangent, at, start, size), type);
                start += size;
            }
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("two", x => Torch.Cat([x[0], x[1]], "a"), new Input(("a", 2), ("b", 3)), new Input(("a", 4), ("b", 3))),
            new("one empty", x => Torch.Cat([x[0], x[1], x[2]], "b"), new Input(("a", 2), ("b", 3)), new Input(("a", 2), ("b", 0)), new Input(("a", 2), ("b", 1))),
            new("names learnt", x => Torch.Cat([x[0], x[1]], 1), new Input(("a", 2), 3), new Input(2, ("b", 1))) { Positional = "unnamed dims" },
        ];
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        /// <inheritdoc cref="Ops.Cat"/>
        /// <param name="tensors">At least one; all of one rank, with equal sizes but for the dim.</param>
        /// <param name="dim">The dim.</param>
        /// <param name="into">Receives the result, or null for a new tensor.</param>
        /// <exception cref="CatException">NT1010: names or ranks differ, no such dim, or no tensors.</exception>
        /// <exception cref="SizeMismatchException">NT2001: other sizes differ.</exception>
        [Signature(Ops.Cat.Signature)]
        public static Tensor Cat(ReadOnlySpan<Tensor> tensors, DimRef dim, Tensor? into = null) => Ops.Cat.Run("Cat", tensors, dim, into);

        /// <inheritdoc cref="Cat(ReadOnlySpan{Tensor}, DimRef, Tensor?)"/>
        [Signature(Ops.Cat.Signature)]
        public static Tensor Cat(IReadOnlyList<Tensor> tensors, DimRef dim, Tensor? into = null) => Ops.Cat.Run("Cat", tensors.ToArray(), dim, into);
    }
}
