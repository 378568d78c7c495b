namespace NamedTorch.Core;

/// <summary>
/// What a device must be able to do. Families of operations arrive as formulas and are turned into kernels once; everything else is
/// a kernel interface (matrix product, sort, …) that a backend may or may not have.
/// </summary>
public abstract class Backend
{
    readonly Dictionary<Type, object> kernels = [];

    /// <summary>Uninitialised bytes on the device.</summary>
    public abstract Storage Allocate(long bytes);

    /// <summary>A pointwise kernel that computes in <paramref name="compute"/>: float32, float64, int32 or int64.</summary>
    public abstract MapKernel<TBody> Map<TBody>(DType compute) where TBody : struct, IBody;

    /// <summary>A reduction kernel that computes in <paramref name="compute"/>: float32, float64 or int64.</summary>
    public abstract FoldKernel<TFold> Fold<TFold>(DType compute) where TFold : struct, IFold;

    /// <summary>The kernel behind an interface, or null: the operation then runs its reference form.</summary>
    public TKernel? Find<TKernel>() where TKernel : class => kernels.GetValueOrDefault(typeof(TKernel)) as TKernel;

    /// <summary>Offers a kernel; the composition root's and the backend's constructor's call.</summary>
    protected void Offer<TKernel>(TKernel kernel) where TKernel : class => kernels[typeof(TKernel)] = kernel;
}
