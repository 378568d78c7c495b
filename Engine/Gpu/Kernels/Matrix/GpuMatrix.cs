using NamedTorch.Core;
using NamedTorch.Ops;

namespace NamedTorch.Gpu;

/// <summary>Batched matrix products of any strides.</summary>
sealed class GpuMatrix(Programs programs, RowRunner rows) : IMatrixKernel, IAddedProductKernel
{
    const string Operation = "Matmul";

    /// <summary>Half types too, where matrix units multiply them as they are.</summary>
    public bool Takes(DType dtype) => dtype is DType.Float32 or DType.Float64 or DType.Int32 or DType.Int64
        || dtype is DType.Float16 or DType.BFloat16 && programs.Accelerator.HasMatrixUnits;

    public void Product(Tensor c, Tensor a, Tensor b, bool accumulate) =>
        Product(c, a, b, accumulate, null, accumulate ? Epilogue.Added(c.DType.Register()) : Epilogue.None(c.DType.Register()));

    public void Product(Tensor c, Tensor a, Tensor b, Tensor addend) => Product(c, a, b, false, addend, new Epilogue(static x => x[0] + x[2], c.DType.Register(), addend));

    // By the library of the device's maker, or with the epilogue that does the same.
    void Product(Tensor c, Tensor a, Tensor b, bool accumulate, Tensor? addend, Epilogue epilogue)
    {
        Refusal.CheckDevices(Operation, programs.Accelerator.Device, c, [a, b, .. epilogue.Others]);
        // Before the library, which orders memory by itself.
        foreach (var x in (Tensor?[])[a, b, addend]) _ = (x?.Storage.Memory as MemoryBuffer)?.Block;
        if (!accumulate && TryDefer(c, a, b, addend)) return;
        var allowed = GpuSettings.Float32Products;
        void Ours() => Product(c, a, b, epilogue);
        // Three products of TensorFloat-32 are ours alone.
        bool isTheirs = allowed != Float32Product.ThreeTf32 || c.DType != DType.Float32;
        if (!isTheirs || programs.Accelerator.Products?.TryProduct(c, a, b, accumulate, allowed == Float32Product.Tf32, addend, Ours) != true) Ours();
    }

    // Where nothing is recorded the sums may be asked for once only, by what follows. A library multiplies faster than what an epilogue saves.
    bool TryDefer(Tensor c, Tensor a, Tensor b, Tensor? addend)
    {
        var accelerator = programs.Accelerator;
        if (!FusionScope.IsOn(accelerator) || Modes.Current.IsRecording || Modes.IsPullingBack || accelerator.Products is { IsOn: true } || c.ElementCount == 0) return false;
        lock (accelerator.Streams.Deferral)
        {
            if (DeferredProduct.Order(c) is not { } order) return false;
            Tensor[] operands = addend is null ? [] : [DeferredProduct.Turned(addend, order)];
            var sum = new Symbol(DeferredProduct.Sum);
            _ = new DeferredFormula(accelerator, new DeferredProduct(Product, c, a, b), Operation, (addend is null ? sum : sum + Symbol.Operand(0)).Expression, c.DType.Register(), DeferredProduct.Turned(c, order), operands, []);
            return true;
        }
    }

    /// <summary>The product, cut as <see cref="MatrixChoice"/> says.</summary>
    internal void Product(Tensor c, Tensor a, Tensor b, Epilogue epilogue) =>
        Product(c, a, b, epilogue, MatrixChoice.Shape(c, a, b, programs.Accelerator.HasMatrixUnits, GpuSettings.Float32Products));

    /// <summary>The product, cut in this way.</summary>
    internal void Product(Tensor c, Tensor a, Tensor b, Epilogue epilogue, TileShape shape)
    {
        Refusal.CheckDevices(Operation, programs.Accelerator.Device, c, [a, b, .. epilogue.Others]);
        if (c.ElementCount == 0) return;
        var count = new TileCount(shape.Sizes, c.Sizes[^2], c.Sizes[^1], a.Sizes[^1], c.ElementCount / (c.Sizes[^2] * c.Sizes[^1]));
        if (count.Splits <= 1) Run(c, a, b, epilogue, shape, count);
        else Splits.Sum(rows, c, epilogue, count.Splits, aside => Run(aside, a, b, Epilogue.None(epilogue.Computing), shape with { Result = aside.DType }, count));
    }

    void Run(Tensor c, Tensor a, Tensor b, Epilogue epilogue, TileShape shape, TileCount count)
    {
        Tensor[] all = [c, a, b, .. epilogue.Others];
        var batch = Batches(c, all);
        var program = programs.Get($"matrix {shape} {batch.Key} {epilogue.Key}", () => MatrixTemplate.Write(shape, batch, epilogue));
        new Launch(programs).Tensors(all).Numbers(batch.Index, c.ElementCount)
            .Numbers(batch.Index, count.Rows, count.Columns, count.Depth, c.Strides[^2], c.Strides[^1], a.Strides[^2], a.Strides[^1], b.Strides[^2], b.Strides[^1])
            .Numbers(batch.Index, count.Numbers).Walk(batch)
            .Numbers(batch.Index, epilogue.Strides).Parameters(epilogue.Formula, epilogue.Computing)
            .Run(program, count.Groups);
    }

    // The whole tensors decide how wide indices must be; the batches alone are walked.
    static Layout Batches(Tensor c, Tensor[] all)
    {
        int rank = c.Rank - 2;
        var batch = Layout.Of(c.Sizes[..rank], [.. all.Select(x => x.View(new(DimList.Unnamed(rank), x.Sizes[..rank].ToArray()), x.Strides[..rank].ToArray(), x.Offset))]);
        return all.Any(static x => Layout.Of(x.Sizes, x).Index == ScalarType.Int64) ? batch.Widened() : batch;
    }
}
