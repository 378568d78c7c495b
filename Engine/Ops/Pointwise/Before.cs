using NamedTorch.Core;

namespace NamedTorch.Ops;

/// <summary>What a derivative reads of an operand that the operation itself overwrites: a copy made before, in the operand's place on the tape.</summary>
static class Before
{
    /// <summary>x itself, or its copy where x is about to be overwritten and the recorded derivative reads it.</summary>
    internal static Tensor Of(Tensor x, Tensor? into, Saves saves, int operand, ReadOnlySpan<Tensor> operands)
    {
        if (into is null || x.Storage != into.Storage || !saves.Keeps(operand) || !Dispatcher.Records(operands)) return x;
        var copy = Tensor.Allocate(x.Type, x.DType, x.Device);
        Copying.Run(copy, x);
        if (x.Node is { } node) copy.MadeBy(node, x.OutputIndex);
        return copy;
    }
}
