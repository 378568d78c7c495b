using System.Collections.Concurrent;
using NamedTorch.Core;
using NamedTorch.Ops;

namespace NamedTorch.Gpu;

/// <summary>An accelerator as the operations see it: formulas become kernels, other kernels are offered by their interface.</summary>
sealed class GpuBackend : Backend
{
    readonly Programs programs;
    readonly ConcurrentDictionary<(Type, DType), object> kernels = new();
    readonly Func<long, MemoryLoan> lend;

    internal GpuBackend(Accelerator accelerator)
    {
        Accelerator = accelerator;
        programs = new(accelerator);
        lend = Lend;
        var rows = new RowRunner(programs);
        var matrix = new GpuMatrix(programs, rows);
        Offer<IMatrixKernel>(matrix);
        Offer<IAddedProductKernel>(matrix);
        Offer<IAttentionKernel>(new GpuAttention(programs, rows));
        Offer<ISoftmaxKernel>(new GpuSoftmax(rows));
        Offer<ILayerNormKernel>(new GpuLayerNorm(rows));
        Offer<ICrossEntropyKernel>(new GpuCrossEntropy(programs, rows));
        Offer<ILineKernel>(new GpuLines(programs, rows));
        Offer<IMomentKernel>(new GpuMoments(rows));
        var places = new GpuPlaces(programs, this, rows);
        Offer<IPlacesKernel>(places);
        var along = new GpuAlong(programs);
        Offer<IAlongKernel>(along);
        Offer<IMaskKernel>(new GpuMasks());
        Offer<ISearchKernel>(new GpuSearch(programs));
        Offer<IConvolutionKernel>(new GpuConvolution(programs, rows));
        Offer<IMaxPoolKernel>(new GpuMaxPool(programs, this, rows, along));
        Offer<IResampleKernel>(new GpuResample(programs));
        Offer<IRandomKernel>(new GpuRandom(programs));
        var many = new ManyTensors(programs);
        Offer<IAdamKernel>(new GpuAdam(many));
        Offer<ISgdKernel>(new GpuSgd(many));
        Offer<INormKernel>(new GpuNorm(many, rows));
    }

    internal Accelerator Accelerator { get; }

    /// <summary>Bytes of the device that are lent or kept for reuse.</summary>
    internal long Bytes => Accelerator.Memory is var memory ? memory.InUse + memory.Cached : 0;

    /// <summary>Kernels compiled so far.</summary>
    internal int KernelCount => programs.Count;

    /// <summary>What the driver was given to compile, and what it said.</summary>
    internal IReadOnlyCollection<Compilation> Compilations => programs.Compilations;

    /// <inheritdoc/>
    public override Storage Allocate(long bytes)
    {
        var buffer = FusionScope.IsOn(Accelerator) ? new(Accelerator.Streams, bytes, lend) : Recording.On(Accelerator.Device)?.Rent(bytes) ?? Accelerator.Allocator.Rent(bytes);
        return buffer.Storage = Storage.On(Accelerator.Device, bytes, buffer);
    }

    MemoryLoan Lend(long bytes) => Recording.On(Accelerator.Device) is { } recording ? new(recording.Lend(bytes), recording) : new(Accelerator.Allocator.Lend(bytes), Accelerator.Allocator);

    /// <inheritdoc/>
    public override MapKernel<TBody> Map<TBody>(DType compute) =>
        (MapKernel<TBody>)kernels.GetOrAdd((typeof(TBody), compute), static (key, programs) => new GpuMap<TBody>(programs, key.Item2), programs);

    /// <inheritdoc/>
    public override FoldKernel<TFold> Fold<TFold>(DType compute) =>
        (FoldKernel<TFold>)kernels.GetOrAdd((typeof(TFold), compute), static (key, programs) => new GpuFold<TFold>(programs, key.Item2), programs);
}
