using NamedTorch.Core;
using NamedTorch.Diagnostics;

namespace NamedTorch.Ops;

/// <summary>
/// z = Σ x · y over the labels that z lacks, plus an addend: the one primitive behind every product of two tensors. Its gradients are
/// contractions of the cotangent, written in the operands' own order of dims, so that no transposition is left over.
/// </summary>
/// <typeparam name="TOp">The operation as the user knows it.</typeparam>
readonly struct Contraction<TOp>(Labels labels) : IDifferentiable, IWrapper where TOp : struct, IOperation
{
    public Saves Saves => Saves.Input(0) | Saves.Input(1);

    public Type Wrapped => typeof(TOp);

    /// <summary>The product as a fresh tensor of <paramref name="type"/>, or written into a target of that type.</summary>
    /// <param name="labels">Which dims are one.</param>
    /// <param name="x">The left operand.</param>
    /// <param name="y">The right operand, of the same dtype.</param>
    /// <param name="type">Names and sizes of the product, in the order of its labels.</param>
    /// <param name="addend">Broadcast to the product and added, or null.</param>
    /// <param name="into">Receives the product, or null.</param>
    internal static Tensor Run(Labels labels, Tensor x, Tensor y, TensorType type, Tensor? addend = null, Tensor? into = null)
    {
        var dtype = Check(OperationName<TOp>.Text, x, y, addend);
        if (into is not null) Into.Check(OperationName<TOp>.Text, into, type, dtype, [x, y]);
        var z = into is null || Shares(into, x, y, addend) || into.DType != dtype ? Tensor.Allocate(type, dtype, x.Device) : into;
        var computing = Computing.Of(dtype);
        if (computing != dtype && Required.Kernel<IMatrixKernel>(OperationName<TOp>.Text, x).Takes(dtype)) computing = dtype;
        var target = dtype == computing ? z : Tensor.Allocate(type, computing, x.Device);
        bool isAddedAfter = addend is not null && ReferenceEquals(addend.Device, x.Device) && x.Device.Backend.Find<IAddedProductKernel>() is not null;
        if (addend is not null && !isAddedAfter) Copying.Run(target, addend);
        Lowering.Run(labels, Widened(x, computing), Widened(y, computing), target, accumulate: addend is not null && !isAddedAfter, isAddedAfter ? addend : null);
        if (!ReferenceEquals(target, z)) Copying.Run(z, target);
        z = Into.Finish(z, into, type);
        if (into is null && addend is null) return Dispatcher.Applied(new Contraction<TOp>(labels), z, x, y);
        ReadOnlySpan<Tensor> inputs = addend is null ? [x, y] : [x, y, addend];
        return into is null ? Dispatcher.Applied(new Contraction<TOp>(labels), z, inputs) : Dispatcher.AppliedInPlace(new Contraction<TOp>(labels), z, inputs);
    }

    public void Pull(Pullback pull)
    {
        var g = pull.Cotangent;
        if (pull.Needs(0)) pull[0] = Run(labels.OfLeftGradient, g, pull.Input(1), pull.TypeOf(0));
        if (pull.Needs(1)) pull[1] = Run(labels.OfRightGradient, pull.Input(0), g, pull.TypeOf(1));
        if (pull.Count > 2 && pull.Needs(2)) pull[2] = Adjoint.OfUnify(g, pull.TypeOf(2));
    }

    static DType Check(string operation, Tensor x, Tensor y, Tensor? addend)
    {
        Devices.Check(operation, x, y);
        var other = x.DType != y.DType ? y : addend;
        if (other is not null && other.DType != x.DType)
            throw new Conflict(DiagnosticId.NT4101, operation, ("left_dtype", x.DType.Name), ("right_dtype", other.DType.Name), ("left", "x"), ("right", ReferenceEquals(other, y) ? "y" : "addend"))
                .With("x", x.Type).With(ReferenceEquals(other, y) ? "y" : "addend", other.Type).ToException();
        return Computing.Numeric(operation, x.DType);
    }

    static bool Shares(Tensor into, Tensor x, Tensor y, Tensor? addend) => into.Storage == x.Storage || into.Storage == y.Storage || into.Storage == addend?.Storage;

    static Tensor Widened(Tensor x, DType computing)
    {
        if (x.DType == computing) return x;
        var wide = Tensor.Allocate(x.Type, computing, x.Device);
        Copying.Run(wide, x);
        return wide;
    }
}
