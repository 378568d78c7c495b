using NamedTorch.Core;
using NamedTorch.Diagnostics;

namespace NamedTorch.Ops;

/// <summary>A part overwritten with a value that is unified with it; the part keeps its own names. Inputs: the value.</summary>
readonly struct Assigned : IDifferentiable
{
    public Saves Saves => Saves.Nothing;

    internal static void Run(string operation, Tensor part, Tensor value)
    {
        // As for any target: a part with names has exactly the result's. One without takes any, and keeps none.
        var type = Values.Check(operation, value, part.Type);
        if (part.Dims.HasNames && type.Dims.WithoutUnits() != part.Dims.WithoutUnits())
            throw new Conflict(DiagnosticId.NT6005, operation, ("target", part.Dims), ("result", type.Dims)).With("part", part.Type).With("value", value.Type).ToException();
        Into.Check(operation, part, part.Type, part.DType, [value]);
        // A value that overlaps the part is read before anything is written.
        var source = value.Storage == part.Storage ? Clone.Run(value.Detach()) : value;
        Copying.Run(part, Values.Trim(source, part.Rank));
        Dispatcher.AppliedInPlace(new Assigned(), part, [value]);
    }

    public void Pull(Pullback pull) => pull[0] = Values.Adjoint(pull.Cotangent, pull.TypeOf(0));
}
