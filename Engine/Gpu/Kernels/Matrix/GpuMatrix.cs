using NamedTorch.Core;

namespace NamedTorch.Gpu;

/// <summary>Batched matrix products of any strides.</summary>
sealed class GpuMatrix(Programs programs) : IMatrixKernel
{
    const string Operation = "Matmul";

    /// <summary>Half types too, where matrix units multiply them as they are.</summary>
    public bool Takes(DType dtype) => dtype is DType.Float32 or DType.Float64 or DType.Int32 or DType.Int64
        || dtype is DType.Float16 or DType.BFloat16 && programs.Accelerator.HasMatrixUnits;

    public void Product(Tensor c, Tensor a, Tensor b, bool accumulate)
    {
        var computing = c.DType.Register();
        Product(c, a, b, accumulate ? Epilogue.Added(computing) : Epilogue.None(computing));
    }

    /// <summary>The product, cut as <see cref="MatrixChoice"/> says.</summary>
    internal void Product(Tensor c, Tensor a, Tensor b, Epilogue epilogue) =>
        Product(c, a, b, epilogue, MatrixChoice.Shape(c, a, b, programs.Accelerator.HasMatrixUnits, GpuSettings.Float32Products));

    /// <summary>The product, cut in this way.</summary>
    internal void Product(Tensor c, Tensor a, Tensor b, Epilogue epilogue, TileShape shape)
    {
        Tensor[] all = [c, a, b, .. epilogue.Others];
        Refusal.CheckDevices(Operation, programs.Accelerator.Device, c, all);
        if (c.ElementCount == 0) return;
        var batch = Batches(c, all);
        var program = programs.Get($"matrix {shape} {batch.Key} {epilogue.Key}", () => MatrixTemplate.Write(shape, batch, epilogue));
        long rows = c.Sizes[^2], columns = c.Sizes[^1];
        new Launch(programs).Tensors(all)
            .Numbers(batch.Index, rows, columns, a.Sizes[^1], c.Strides[^2], c.Strides[^1], a.Strides[^2], a.Strides[^1], b.Strides[^2], b.Strides[^1])
            .Numbers(batch.Index, TileGrid.Give(shape.Sizes, rows, columns)).Walk(batch)
            .Numbers(batch.Index, epilogue.Strides).Parameters(epilogue.Formula, c.DType.Register())
            .Run(program, TileGrid.Groups(shape.Sizes, rows, columns, batch.Count));
    }

    // The whole tensors decide how wide indices must be; the batches alone are walked.
    static Layout Batches(Tensor c, Tensor[] all)
    {
        int rank = c.Rank - 2;
        var batch = Layout.Of(c.Sizes[..rank], [.. all.Select(x => x.View(new(DimList.Unnamed(rank), x.Sizes[..rank].ToArray()), x.Strides[..rank].ToArray(), x.Offset))]);
        return all.Any(static x => Layout.Of(x.Sizes, x).Index == ScalarType.Int64) ? batch.Widened() : batch;
    }
}
