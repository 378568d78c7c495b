using NamedTorch.Core;

namespace NamedTorch.Ops;

/// <summary>The product with a band along each of the last dims. Linear; the adjoint is the same with the bands transposed.</summary>
readonly struct Resample(Band[] bands) : IDifferentiable
{
    public Saves Saves => Saves.Nothing;

    /// <summary>The result has exactly <paramref name="type"/>; bands are for the last dims in order.</summary>
    internal static Tensor Run(Tensor x, TensorType type, params Band[] bands)
    {
        if (Trailing.IsHalf(x)) return To.Run(Run(To.Run(x, DType.Float32), type, bands), x.DType);
        x = Trailing.Computed(x);
        var dense = Trailing.Dense(x);
        long[] sizes = x.Sizes.ToArray();
        for (int i = 0; i < bands.Length; i++)
        {
            int d = x.Rank - bands.Length + i;
            long outer = 1, inner = 1;
            for (int k = 0; k < d; k++) outer *= sizes[k];
            for (int k = d + 1; k < sizes.Length; k++) inner *= sizes[k];
            sizes[d] = bands[i].Outputs;
            var next = Tensor.Allocate(i == bands.Length - 1 ? type : new(DimList.Unnamed(x.Rank), [.. sizes]), x.DType, x.Device);
            if (next.ElementCount > 0) Required.Kernel<IResampleKernel>("Resample", x).Run(Three(next, outer, bands[i].Outputs, inner), Three(dense, outer, bands[i].Inputs, inner), bands[i]);
            dense = next;
        }
        return Dispatcher.Applied(new Resample(bands), dense, x);
    }

    static Tensor Three(Tensor dense, long outer, long middle, long inner) => dense.View(TensorType.Of(outer, middle, inner), [middle * inner, inner, 1], dense.Offset);

    public void Pull(Pullback pull) => pull[0] = Run(pull.Cotangent, pull.TypeOf(0), Array.ConvertAll(bands, b => b.Transposed()));
}
