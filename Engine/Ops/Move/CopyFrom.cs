using NamedTorch.Core;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>The elements of a tensor overwritten with those of another, which is broadcast and converted.</summary>
    /// <remarks>Names are unified; a target without names takes the value's. Adjoint: of the value, the sum over what was broadcast.</remarks>
    public readonly struct CopyFrom : IDifferentiable
    {
        /// <inheritdoc/>
        public Saves Saves => Saves.Nothing;

        /// <summary>PyTorch's copy_: the names must come out as the target's, unless it has none.</summary>
        internal static Tensor Run(Tensor target, Tensor value)
        {
            var type = Unify.Try("CopyFrom", target.Type, value.Type, NameRules.Current, "x", "value").Type;
            Ops.Into.Check("CopyFrom", target, type, target.DType);
            Write(target, value);
            if (!target.Dims.HasNames) target.TakeType(type);
            return Dispatcher.AppliedInPlace(new CopyFrom(), target, [value]);
        }

        /// <summary>Into a part: the names must unify, the part keeps its own.</summary>
        internal static void Into(string operation, Tensor part, Tensor value)
        {
            Values.Check(operation, value, part.Type);
            Ops.Into.Check(operation, part, part.Type, part.DType);
            Write(part, Values.Trim(value, part.Rank));
            Dispatcher.AppliedInPlace(new CopyFrom(), part, [value]);
        }

        static void Write(Tensor target, Tensor value)
        {
            // A value that overlaps the target is read before anything is written.
            if (value.Storage == target.Storage) value = Clone.Run(value.Detach());
            Copying.Run(target, value);
        }

        /// <inheritdoc/>
        public void Pull(Pullback pull) => pull[0] = Values.Adjoint(pull.Cotangent, pull.TypeOf(0));
    }
}

namespace NamedTorch
{
    public static partial class Torch
    {
        extension(Tensor x)
        {
            /// <summary>Overwrites x with a value, which is broadcast to its sizes and converted to its element type; returns x.</summary>
            /// <param name="value">Names are unified from the right; an unnamed x takes them.</param>
            /// <exception cref="NameMismatchException">NT1001: different names at one position.</exception>
            /// <exception cref="SizeMismatchException">NT2001, NT2002: sizes that do not stretch.</exception>
            /// <exception cref="IntoException">NT6005: the value would give x other names or sizes.</exception>
            /// <exception cref="AutogradException">NT6004: x is a leaf that requires a gradient.</exception>
            public Tensor CopyFrom(Tensor value) => Ops.CopyFrom.Run(x, value);
        }
    }
}
