using System.Runtime.Intrinsics;
using NamedTorch.Core;
using NamedTorch.Ops;

namespace NamedTorch.Cpu;

/// <summary>The host: SIMD lanes over one traversal per family, a packed matrix product and a thread team.</summary>
public sealed partial class CpuBackend : Backend
{
    /// <summary>Offers every kernel the host has.</summary>
    public CpuBackend()
    {
        Offer<IMatrixKernel>(new CpuMatrixKernel());
        Offer<ILineKernel>(new CpuLines());
        Offer<IRunningSumKernel>(new CpuRunningSums());
        Offer<IAlongKernel>(new CpuAlong());
        Offer<IMomentKernel>(new CpuMoments());
        Offer<IRandomKernel>(new RandomKernel());
        Offer<ICopyKernel>(new CpuCopy());
        Offer<IPlacesKernel>(new CpuPlaces());
        Offer<IMaskKernel>(new CpuMasks());
        Offer<ISearchKernel>(new CpuSearch());
        Offer<IAdamKernel>(new AdamKernel());
        Offer<ISgdKernel>(new SgdKernel());
        Offer<INormKernel>(new NormKernel());
        OfferStructured();
    }

    /// <inheritdoc/>
    public override Storage Allocate(long bytes) => Storage.Allocate(bytes);

    /// <inheritdoc/>
    public override MapKernel<TBody> Map<TBody>(DType compute) => compute switch
    {
        DType.Float32 when Vector512.IsHardwareAccelerated && !TBody.IsArithmetic => new CpuMap<TBody, WideFloatLane, float>(compute),
        DType.Float32 => new CpuMap<TBody, FloatLane, float>(compute),
        DType.Float64 => new CpuMap<TBody, DoubleLane, double>(compute),
        DType.Int32 => new CpuMap<TBody, IntLane, int>(compute),
        DType.Int64 => new CpuMap<TBody, LongLane, long>(compute),
        _ => throw new ArgumentOutOfRangeException(nameof(compute), compute, "not a computing type"),
    };

    /// <inheritdoc/>
    public override FoldKernel<TFold> Fold<TFold>(DType compute) => compute switch
    {
        DType.Float32 => new CpuFold<TFold, FloatLane, float>(compute),
        DType.Float64 => new CpuFold<TFold, DoubleLane, double>(compute),
        DType.Int32 => new CpuFold<TFold, IntLane, int>(compute),
        DType.Int64 => new CpuFold<TFold, LongLane, long>(compute),
        _ => throw new ArgumentOutOfRangeException(nameof(compute), compute, "not a computing type"),
    };
}
