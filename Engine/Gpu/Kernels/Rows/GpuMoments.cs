using NamedTorch.Numerics;
using NamedTorch.Ops;

namespace NamedTorch.Gpu;

/// <summary>Means and squared deviations in double precision.</summary>
sealed class GpuMoments(RowRunner rows) : IMomentKernel
{
    public void Run(Tensor mean, Tensor squares, Tensor x)
    {
        int kept = mean.Rank;
        long length = 1;
        foreach (long size in x.Sizes[kept..]) length *= size;
        var program = new RowProgram("Moments");
        Symbol a = program.Operand(), n = Symbol.Of((Parameter)length);
        var m = program.Fold<Total>(a) / n;
        program.Row(m).Row(program.Fold<Total>((a - m) * (a - m)));
        rows.Run(program, DType.Float64, RowViews.PerRow(mean, length), RowViews.PerRow(squares, length), OneRow(x, kept, length));
    }

    // The reduced dims as one, copied where no stride walks them.
    static Tensor OneRow(Tensor x, int kept, long length)
    {
        long stride = x.Rank > kept ? x.Strides[^1] : 0, run = 1;
        for (int d = x.Rank - 1; d >= kept; d--)
        {
            if (x.Sizes[d] != 1 && x.Strides[d] != stride * run) return OneRow(x.Contiguous(), kept, length);
            run *= x.Sizes[d];
        }
        return x.View(new(DimList.Unnamed(kept + 1), [.. x.Sizes[..kept], length]), [.. x.Strides[..kept], stride], x.Offset);
    }
}
