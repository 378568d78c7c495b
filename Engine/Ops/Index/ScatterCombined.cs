using NamedTorch.Core;

namespace NamedTorch.Ops;

/// <summary>x combined with values at their places by product, maximum or minimum. Inputs: x, the value, the index.</summary>
readonly struct ScatterCombined(string operation, int at, PlaceRule rule) : IDifferentiable
{
    public Saves Saves => Saves.Everything;

    internal static Tensor Run(string operation, Tensor x, int at, Tensor index, Tensor value, PlaceRule rule)
    {
        var y = Tensor.Allocate(x.Type, x.DType, x.Device);
        Scattered.Write(operation, x, y, at, index, value, rule);
        return Dispatcher.Applied(new ScatterCombined(operation, at, rule), y, [x, value, index]);
    }

    public void Pull(Pullback pull)
    {
        var (g, x, value, index) = (pull.Cotangent, pull.Input(0), pull.Input(1), pull.Input(2));
        var (gx, gv) = rule == PlaceRule.Multiply ? OfProduct(g, x, value, index) : OfExtreme(g, x, value, index, pull.Output());
        if (pull.Needs(0)) pull[0] = Retype.Run(gx, pull.TypeOf(0));
        if (pull.Needs(1)) pull[1] = Values.Adjoint(gv, pull.TypeOf(1));
    }

    (Tensor, Tensor) OfExtreme(Tensor g, Tensor x, Tensor value, Tensor index, Tensor y)
    {
        var own = To.Run(Binary.Compare(new Equal(), x, y), g.DType);
        var theirs = To.Run(Binary.Compare(new Equal(), value, Like(Gathered.Run(operation, y, at, index), value)), g.DType);
        var share = g / Binary.Numeric(new Maximum(), Scattered.Run(operation, own, at, index, theirs, adds: true), Tensor.Weak(1f));
        var there = Gathered.Run(operation, share, at, index);
        return (share * own, there * Like(theirs, there));
    }

    // Without its zeros the product divides; a lone zero is the only factor with a derivative.
    (Tensor, Tensor) OfProduct(Tensor g, Tensor x, Tensor value, Tensor index)
    {
        Tensor zero = Tensor.Weak(0f), one = Tensor.Weak(1f);
        Tensor ownZero = Binary.Compare(new Equal(), x, zero), theirZero = Binary.Compare(new Equal(), value, zero);
        Tensor x1 = Where.Run(ownZero, one, x), value1 = Where.Run(theirZero, one, value);
        var product = Run(operation, x1, at, index, value1, rule);
        var zeros = Scattered.Run(operation, To.Run(ownZero, g.DType), at, index, To.Run(theirZero, g.DType), adds: true);
        var all = g * product;
        var gx = Share(all, zeros, ownZero, x1);
        Tensor there = Gathered.Run(operation, all, at, index), zerosThere = Gathered.Run(operation, zeros, at, index);
        return (gx, Share(there, zerosThere, Like(theirZero, there), Like(value1, there)));

        Tensor Share(Tensor whole, Tensor count, Tensor isZero, Tensor factor) => Where.Run(
            Binary.Compare(new Equal(), count, To.Run(isZero, g.DType)), whole / factor, zero);
    }

    static Tensor Like(Tensor x, Tensor other) => x.Rank == other.Rank ? Retype.Run(x, x.Type.WithDims(other.Dims.WithoutUnits())) : x;
}
