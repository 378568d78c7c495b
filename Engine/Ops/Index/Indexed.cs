using NamedTorch.Core;
using NamedTorch.Inference;

namespace NamedTorch.Ops;

/// <summary>
/// The elements that index tensors pick along some dims of x; the dims of the index tensors replace the indexed ones, where these
/// stand side by side, and go to the front where they do not. Inputs: x, then the index tensors.
/// </summary>
/// <param name="operation">What the user called.</param>
/// <param name="positions">The indexed dims, one per index tensor.</param>
/// <param name="padding">A place of the only indexed dim whose gradient is zero, or −1.</param>
readonly struct Indexed(string operation, int[] positions, long padding = -1) : IDifferentiable
{
    public Saves Saves => new(~1u, false);

    internal static Tensor Run(string operation, Tensor x, int[] positions, Tensor[] indices, long padding = -1)
    {
        var row = Places.Row(operation, indices);
        var type = Type(operation, x.Type, positions, row);
        var places = Places.Resolve(operation, x, positions, indices, row);
        var y = Tensor.Allocate(type, x.DType, x.Device);
        Places.Kernel(x).Take(RowFirst(y, x.Type, positions, row), Rest(x, positions), places);
        return Dispatcher.Applied(new Indexed(operation, positions, padding), y, [x, .. indices]);
    }

    public void Pull(Pullback pull)
    {
        var indices = new Tensor[positions.Length];
        for (int k = 0; k < indices.Length; k++) indices[k] = pull.Input(k + 1);
        var sum = PlacedAt.Sum(operation, pull.TypeOf(0), positions, indices, pull.Cotangent);
        if (padding >= 0)
        {
            var at = Tensor.From([padding]).Reshape();
            sum = PlacedAt.Run(operation, sum, positions, [at], Tensor.Weak(0f), adds: false);
        }
        pull[0] = sum;
    }

    /// <summary>Names and sizes of the result.</summary>
    internal static TensorType Type(string operation, TensorType x, int[] positions, TensorType row)
    {
        int at = RowAt(positions);
        var dims = DimList.Empty;
        var sizes = new List<long>();
        for (int d = 0; d <= x.Rank; d++)
        {
            if (sizes.Count == at && dims.Count == at)
            {
                dims = dims.Append(default);
                sizes.Add(1);
            }
            if (d == x.Rank || positions.Contains(d)) continue;
            dims = dims.Append(x.Dims[d]);
            sizes.Add(x.SizeArray[d]);
        }
        return Splice.Types(operation, new(dims, [.. sizes]), at, row);
    }

    /// <summary>Where the row stands in the result: at the first indexed dim if they are neighbours, else in front.</summary>
    internal static int RowAt(int[] positions)
    {
        int first = positions.Min();
        return positions.Max() - first == positions.Length - 1 ? first : 0;
    }

    /// <summary>x along the dims that are not indexed, from the first place on.</summary>
    internal static Tensor Rest(Tensor x, int[] positions)
    {
        var sizes = new List<long>();
        var strides = new List<long>();
        for (int d = 0; d < x.Rank; d++)
            if (!positions.Contains(d)) (_, _) = (Add(sizes, x.Sizes[d]), Add(strides, x.Strides[d]));
        return x.View(new(DimList.Unnamed(sizes.Count), [.. sizes]), [.. strides], x.Offset);
    }

    /// <summary>A tensor of the result's type, row-major or of strides 0, with the row's dims as one dim, in front.</summary>
    internal static Tensor RowFirst(Tensor y, TensorType x, int[] positions, TensorType row)
    {
        int at = RowAt(positions), rank = row.Rank;
        var strides = y.Strides;
        var sizes = new List<long> { row.ElementCount };
        var steps = new List<long> { rank == 0 ? 0 : strides[at + rank - 1] };
        for (int d = 0; d < y.Rank; d++)
            if (d < at || d >= at + rank) (_, _) = (Add(sizes, y.Sizes[d]), Add(steps, strides[d]));
        return y.View(new(DimList.Unnamed(sizes.Count), [.. sizes]), [.. steps], y.Offset);
    }

    static bool Add(List<long> list, long value)
    {
        list.Add(value);
        return true;
    }
}
