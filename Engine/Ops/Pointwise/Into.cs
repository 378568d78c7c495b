using NamedTorch.Core;
using NamedTorch.Diagnostics;

namespace NamedTorch.Ops;

/// <summary>
/// The rule of <c>into:</c> targets. The result's names and sizes are computed as without; the target must have exactly them, or no
/// names at all (it then takes the result's). In place is <c>into:</c> an operand.
/// </summary>
static class Into
{
    /// <summary>Checks the target before anything is written and returns where to compute: the target, or a buffer where it overlaps an operand.</summary>
    internal static Tensor Target(string operation, Tensor? into, TensorType type, DType dtype, ReadOnlySpan<Tensor> operands) =>
        into is null ? Tensor.Allocate(type, dtype, Devices.Of(operands)) : Checked(operation, into, type, dtype, operands);

    static Tensor Checked(string operation, Tensor into, TensorType type, DType dtype, ReadOnlySpan<Tensor> operands)
    {
        Check(operation, into, type, dtype, operands);
        foreach (var x in operands)
            if (x.Storage == into.Storage && !SamePlaces(x, into)) return Tensor.Allocate(type, dtype, into.Device);
        return into;
    }

    /// <summary>Throws unless a result of this type may be written into the target.</summary>
    internal static void Check(string operation, Tensor into, TensorType type, DType dtype, ReadOnlySpan<Tensor> operands = default)
    {
        if (into.Dims.HasNames && into.Dims.WithoutUnits() != type.Dims.WithoutUnits())
            throw Refused(operation, into, type, ("target", into.Dims), ("result", type.Dims));
        if (!into.Type.SameSizes(type)) throw Refused(operation, into, type, ("target_type", into.Type), ("result_type", type));
        if (!Promotion.CanStore(dtype, into.DType)) throw Refused(operation, into, type, ("target_dtype", into.DType.Name), ("result_dtype", dtype.Name));
        if (into.Storage.IsReadOnly) throw Refused(operation, into, type, ("reason", "the target's memory is read-only."));
        if (Strides.MayOverlap(into.Sizes, into.Strides)) throw Refused(operation, into, type, ("reason", "several places of the target are one element (an expanded view)."), ("fix", "Write into a copy: target.Clone()."));
        Dispatcher.CheckWrite(operation, into, operands);
    }

    /// <summary>Gives a target without names the result's, and copies what was computed in a buffer.</summary>
    internal static Tensor Finish(Tensor computed, Tensor? into, TensorType type)
    {
        if (into is null) return computed;
        if (!into.Dims.HasNames) into.TakeType(type);
        if (!ReferenceEquals(computed, into)) Copying.Run(into, computed);
        return into;
    }

    static bool SamePlaces(Tensor x, Tensor into) => x.Offset == into.Offset && x.DType == into.DType && x.Strides.SequenceEqual(into.Strides) && x.Type.SameSizes(into.Type);

    static Exception Refused(string operation, Tensor into, TensorType type, params (string, object?)[] values) =>
        new Conflict(DiagnosticId.NT6005, operation, values).With("into", into.Type).With("result", type).ToException();
}
