using System.Numerics;
using NamedTorch.Core;

namespace NamedTorch.Gpu;

/// <summary>Launches row programs.</summary>
sealed class RowRunner(Programs programs)
{
    /// <summary>
    /// Runs a program on tensors of one shape: the last dim is the row, what has one number per row repeats it by a stride of 0.
    /// </summary>
    /// <param name="program">The formulas.</param>
    /// <param name="computing">float32, float64, int32 or int64.</param>
    /// <param name="tensors">Results per element, results per row, operands.</param>
    internal void Run(RowProgram program, DType computing, params Tensor[] tensors) => Run(program, null, computing, tensors);

    /// <summary>The same; in a captured step, <paramref name="again"/> writes the program with the numbers of the next replay.</summary>
    internal void Run(RowProgram program, Func<RowProgram>? again, DType computing, params Tensor[] tensors)
    {
        Refusal.CheckDevices(program.Name, programs.Accelerator.Device, tensors[0], tensors);
        long length = tensors[0].Sizes[^1];
        int rank = tensors[0].Rank - 1;
        var outer = tensors[0].Sizes[..rank];
        var kept = Layout.Of(outer, [.. tensors.Select(x => x.View(new(DimList.Unnamed(rank), x.Sizes[..rank].ToArray()), x.Strides[..rank].ToArray(), x.Offset))]);
        var inner = Layout.Of([length], [.. tensors.Select(x => x.View(TensorType.Of(length), [x.Strides[^1]], 0))]);
        if (kept.Count == 0 || length == 0 && program.Rows == 0) return;
        if (kept.Index != inner.Index) (kept, inner) = (kept.Widened(), inner.Widened());
        var formula = program.Formula;
        var type = computing.Register();
        int perRow = (int)Math.Min(FoldShape.Threads, BitOperations.RoundUpToPowerOf2((ulong)Math.Max(1, length / 8)));
        bool isRow = tensors[0].Strides[^1] is 0 or 1;
        DType[] dtypes = [.. tensors.Select(static x => x.DType)];
        var made = programs.Get($"rows {type} {perRow} {isRow} {program.Elements} {program.Rows} {string.Join(' ', dtypes)} {kept.Key} {inner.Key} {formula.Key}",
            () => RowTemplate.Write(program, formula, type, perRow, isRow, dtypes, kept, inner));
        int perGroup = FoldShape.Threads / perRow;
        new Launch(programs).Tensors(tensors).Numbers(kept.Index, kept.Count, length).Walk(kept).Walk(inner).Parameters(formula, type, again is null ? null : () => again().Formula).Run(made, new Grid((kept.Count + perGroup - 1) / perGroup));
    }
}
