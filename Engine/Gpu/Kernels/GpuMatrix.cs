using NamedTorch.Core;

namespace NamedTorch.Gpu;

/// <summary>Batched matrix products of any strides: a group per tile of 64 × 64 results.</summary>
sealed class GpuMatrix(Programs programs) : IMatrixKernel
{
    const string Operation = "Matmul";

    public void Product(Tensor c, Tensor a, Tensor b, bool accumulate)
    {
        Refusal.CheckDevices(Operation, programs.Accelerator.Device, c, a, b);
        if (c.ElementCount == 0) return;
        int rank = c.Rank - 2;
        Tensor Batch(Tensor x) => x.View(new(DimList.Unnamed(rank), x.Sizes[..rank].ToArray()), x.Strides[..rank].ToArray(), x.Offset);
        // The whole tensors decide how wide indices must be; the batches alone are walked.
        bool isLong = Layout.Of(c.Sizes, c).Index == ScalarType.Int64 || Layout.Of(a.Sizes, a).Index == ScalarType.Int64 || Layout.Of(b.Sizes, b).Index == ScalarType.Int64;
        var batch = Layout.Of(c.Sizes[..rank], Batch(c), Batch(a), Batch(b));
        if (isLong) batch = batch.Widened();
        var shape = new MatrixShape(c.DType.Register(), accumulate, IsDownA: a.Strides[^2] == 1, IsDownB: b.Strides[^2] == 1);
        var program = programs.Get($"matrix {shape} {batch.Key}", () => MatrixTemplate.Write("matmul", shape, batch));
        const int tile = MatrixTemplate.Tile;
        new Launch(programs).Tensors(c, a, b)
            .Numbers(batch.Index, c.Sizes[^2], c.Sizes[^1], a.Sizes[^1], c.Strides[^2], c.Strides[^1], a.Strides[^2], a.Strides[^1], b.Strides[^2], b.Strides[^1])
            .Walk(batch).Run(program, new Grid((c.Sizes[^1] + tile - 1) / tile, (c.Sizes[^2] + tile - 1) / tile, batch.Count));
    }
}
