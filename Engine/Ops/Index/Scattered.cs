using NamedTorch.Core;

namespace NamedTorch.Ops;

/// <summary>
/// x with values written at x[…, index[…, j, …], …], or added there: the adjoint of <see cref="Gathered"/>. Inputs: x, the value,
/// the index.
/// </summary>
readonly struct Scattered(string operation, int at, bool adds) : IDifferentiable
{
    public Saves Saves => Saves.Input(2);

    /// <summary>The values at their places of a tensor of zeros, those that meet added.</summary>
    internal static Tensor Sum(string operation, TensorType type, int at, Tensor index, Tensor value)
    {
        var zeros = Full.Run(type, 0, value.DType, value.Device);
        Write(operation, zeros, zeros, at, index, value, PlaceRule.Add);
        return Dispatcher.Applied(new Scattered(operation, at, true), zeros, [zeros, value, index]);
    }

    /// <summary>A copy of x with the values written; or the target, x itself perhaps, where one is given.</summary>
    internal static Tensor Run(string operation, Tensor x, int at, Tensor index, Tensor value, bool adds, Tensor? into = null)
    {
        if (into is not null) Into.Check(operation, into, x.Type, x.DType, [x, value]);
        value = Fitted(value, index.Type);
        var result = into ?? Tensor.Allocate(x.Type, x.DType, x.Device);
        Write(operation, x, result, at, index, value, adds ? PlaceRule.Add : PlaceRule.Put);
        var op = new Scattered(operation, at, adds);
        if (into is null) return Dispatcher.Applied(op, result, [x, value, index]);
        if (!into.Dims.HasNames) into.TakeType(x.Type);
        return Dispatcher.AppliedInPlace(op, result, [x, value, index]);
    }

    /// <summary>Writes into the result, a copy of x (or x itself); all checks come before the first write.</summary>
    internal static void Write(string operation, Tensor x, Tensor result, int at, Tensor index, Tensor value, PlaceRule rule)
    {
        var part = Gathered.Type(operation, x.Type, at, index);
        Values.Check(operation, value, part);
        // Sums of 16-bit floats are kept in float32 until the end.
        bool widens = rule != PlaceRule.Put && Computing.Numeric(operation, result.DType).ByteSize == 2 && result.DType.IsFloating;
        var wide = widens ? Tensor.Allocate(x.Type, DType.Float32, x.Device) : result;
        var places = Places.Resolve(operation, wide, [at], [index], index.Type, Gathered.Along(wide, at));
        var values = Gathered.Line(Values.Plain(value, part, wide.DType, result));
        if (!ReferenceEquals(x, wide)) Copying.Run(wide, x);
        Places.Kernel(x).Write(Gathered.Element(wide), values, places, rule);
        if (widens) Copying.Run(result, wide);
    }

    /// <summary>The part of a longer value that the index reaches.</summary>
    internal static Tensor Fitted(Tensor value, TensorType index)
    {
        if (value.Rank != index.Rank) return value;
        for (int d = 0; d < value.Rank; d++)
            if (value.Sizes[d] > index.SizeArray[d]) value = Part.Narrow(value, d, 0, index.SizeArray[d]);
        return value;
    }

    public void Pull(Pullback pull)
    {
        var (g, index) = (pull.Cotangent, pull.Input(2));
        if (pull.Needs(0)) pull[0] = Retype.Run(adds ? g : Run(operation, g, at, index, Tensor.Weak(0f), false), pull.TypeOf(0));
        if (pull.Needs(1)) pull[1] = Values.Adjoint(Gathered.Run(operation, g, at, index), pull.TypeOf(1));
    }
}
