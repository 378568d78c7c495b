using NamedTorch.Core;

namespace NamedTorch.Ops;

/// <summary>
/// x with values written where index tensors point, or added there. Inputs: x, the value, then the index tensors. The adjoint of
/// <see cref="Indexed"/>.
/// </summary>
/// <param name="operation">What the user called.</param>
/// <param name="positions">The indexed dims, one per index tensor.</param>
/// <param name="adds">Added to what is there, else put in its place.</param>
readonly struct PlacedAt(string operation, int[] positions, bool adds) : IDifferentiable
{
    public Saves Saves => new(~3u, false);

    /// <summary>The values at their places of a tensor of zeros, those that meet added.</summary>
    internal static Tensor Sum(string operation, TensorType type, int[] positions, Tensor[] indices, Tensor value)
    {
        var zeros = Full.Run(type, 0, value.DType, value.Device);
        Write(operation, zeros, zeros, positions, indices, value, adds: true);
        return Dispatcher.Applied(new PlacedAt(operation, positions, true), zeros, [zeros, value, .. indices]);
    }

    /// <summary>A copy of x with the values written; or the target, x itself perhaps, where one is given.</summary>
    internal static Tensor Run(string operation, Tensor x, int[] positions, Tensor[] indices, Tensor value, bool adds, Tensor? into = null)
    {
        if (into is not null) Into.Check(operation, into, x.Type, x.DType, [x, value]);
        var result = into ?? Tensor.Allocate(x.Type, x.DType, x.Device);
        Write(operation, x, result, positions, indices, value, adds);
        var op = new PlacedAt(operation, positions, adds);
        if (into is null) return Dispatcher.Applied(op, result, [x, value, .. indices]);
        if (!into.Dims.HasNames) into.TakeType(x.Type);
        return Dispatcher.AppliedInPlace(op, result, [x, value, .. indices]);
    }

    // All checks come before the first write.
    static void Write(string operation, Tensor x, Tensor result, int[] positions, Tensor[] indices, Tensor value, bool adds)
    {
        var row = Places.Row(operation, indices);
        var part = Indexed.Type(operation, x.Type, positions, row);
        Values.Check(operation, value, part);
        // Sums of 16-bit floats are kept in float32 until the end.
        var wide = adds && Computing.Numeric(operation, result.DType).ByteSize == 2 && result.DType.IsFloating ? Tensor.Allocate(x.Type, DType.Float32, x.Device) : result;
        var places = Places.Resolve(operation, wide, positions, indices, row);
        var values = Indexed.RowFirst(Values.Plain(value, part, wide.DType, result), x.Type, positions, row);
        if (!ReferenceEquals(x, wide)) Copying.Run(wide, x);
        Places.Kernel(x).Write(Indexed.Rest(wide, positions), values, places, adds ? PlaceRule.Add : PlaceRule.Put);
        if (!ReferenceEquals(wide, result)) Copying.Run(result, wide);
    }

    public void Pull(Pullback pull)
    {
        var indices = new Tensor[positions.Length];
        for (int k = 0; k < indices.Length; k++) indices[k] = pull.Input(k + 2);
        var g = pull.Cotangent;
        if (pull.Needs(0)) pull[0] = Retype.Run(adds ? g : Run(operation, g, positions, indices, Tensor.Weak(0f), false), pull.TypeOf(0));
        if (pull.Needs(1)) pull[1] = Values.Adjoint(Indexed.Run(operation, g, positions, indices), pull.TypeOf(1));
    }
}
