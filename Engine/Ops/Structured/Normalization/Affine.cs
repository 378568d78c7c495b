using NamedTorch.Inference;

namespace NamedTorch.Ops;

/// <summary>The factors and summands of a normalization: exactly the dims that it lists, in that order, never stretched.</summary>
static class Affine
{
    /// <summary>Throws unless the parameter has the dims of x at these positions.</summary>
    internal static void Check(string operation, TensorType x, int[] at, Tensor? parameter, string name)
    {
        if (parameter is null) return;
        var dims = DimList.Empty;
        foreach (int d in at) dims = dims.Append(x.Dims[d].WithUnit(false));
        Same(operation, new(dims, Array.ConvertAll(at, d => x.SizeArray[d])), "the normalized dims", parameter.Type, name);
    }

    /// <summary>Throws unless the two types agree dim by dim, without stretching.</summary>
    internal static void Same(string operation, TensorType left, string leftName, TensorType right, string rightName) =>
        Inference.Same.Types(operation, left, right, leftName, rightName);

    /// <summary>Σ over the dims that the parameter lacks, in the parameter's own order of dims.</summary>
    internal static Tensor Gradient(Tensor g, int[] at, TensorType parameter)
    {
        var rest = Enumerable.Range(0, g.Rank).Except(at).ToArray();
        var sum = Summing.Over(g, rest);
        // What is left stands in g's order; `order[i]` is where the parameter's dim i ended up.
        var order = Array.ConvertAll(at, d => d - rest.Count(r => r < d));
        return Rearrange.Run(sum, parameter, order);
    }

    /// <summary>The parameter's dims at these positions of x, whose other dims become units: it broadcasts against x. Recorded.</summary>
    internal static Tensor Among(Tensor parameter, TensorType x, int[] at)
    {
        var dims = DimList.Empty;
        var sizes = new long[x.Rank];
        var sources = new int[x.Rank];
        for (int d = 0; d < sizes.Length; d++)
        {
            int i = sources[d] = Array.IndexOf(at, d);
            sizes[d] = i < 0 ? 1 : parameter.Sizes[i];
            dims = dims.Append(i < 0 ? x.Dims[d].WithUnit(true) : x.Dims[d]);
        }
        return Rearrange.Run(parameter, new(dims, sizes), sources);
    }
}
