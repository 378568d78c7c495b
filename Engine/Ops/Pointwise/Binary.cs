using NamedTorch.Core;
using NamedTorch.Inference;
using NamedTorch.Numerics;

namespace NamedTorch.Ops;

/// <summary>How the families of two operands run and what the tape keeps of them. Names and sizes are unified from the right.</summary>
static class Binary
{
    /// <summary>A function of floats.</summary>
    internal static Tensor Real<TOp>(in TOp op, Tensor x, Tensor y, Tensor? into = null) where TOp : struct, IBinary
    {
        var dtype = Promotion.ToFloating(Promotion.Of(x, y));
        var (left, right) = Read(op, x, y, into);
        return Finish(op, Run(typeof(TOp).Name, new BinaryBody<TOp>(op), x, y, dtype, dtype, into), left, right, into);
    }

    /// <summary>A function of any numbers.</summary>
    internal static Tensor Numeric<TOp>(in TOp op, Tensor x, Tensor y, Tensor? into = null) where TOp : struct, IBinaryNumeric
    {
        var dtype = Computing.Numeric(typeof(TOp).Name, Promotion.Of(x, y), TOp.TakesBool);
        var (left, right) = Read(op, x, y, into);
        return Finish(op, Run(typeof(TOp).Name, new BinaryNumericBody<TOp>(op), x, y, dtype, dtype, into), left, right, into);
    }

    /// <summary>A function of bits.</summary>
    internal static Tensor Bits<TOp>(in TOp op, Tensor x, Tensor y, Tensor? into = null) where TOp : struct, IBinaryBits
    {
        var dtype = Computing.Bits(typeof(TOp).Name, Promotion.Of(x, y));
        return Overwritten(Run(typeof(TOp).Name, new BinaryBitsBody<TOp>(op), x, y, dtype, dtype, into), into);
    }

    /// <summary>A function of integers; bool is refused.</summary>
    internal static Tensor Integers<TOp>(in TOp op, Tensor x, Tensor y, Tensor? into = null) where TOp : struct, IBinaryBits
    {
        Computing.Numeric(typeof(TOp).Name, Promotion.Of(x, y));
        return Bits(op, x, y, into);
    }

    /// <summary>A comparison.</summary>
    internal static Tensor Compare<TOp>(in TOp op, Tensor x, Tensor y, Tensor? into = null) where TOp : struct, IComparison =>
        Overwritten(Run(typeof(TOp).Name, new ComparisonBody<TOp>(op), x, y, DType.Bool, Promotion.Of(x, y), into), into);

    /// <summary>A comparison that is computed in floats whatever the operands.</summary>
    internal static Tensor CompareReal<TOp>(in TOp op, Tensor x, Tensor y, Tensor? into = null) where TOp : struct, IComparison =>
        Overwritten(Run(typeof(TOp).Name, new ComparisonBody<TOp>(op), x, y, DType.Bool, Promotion.ToFloating(Promotion.Of(x, y)), into), into);

    static Tensor Run<TBody>(string operation, in TBody body, Tensor x, Tensor y, DType dtype, DType computing, Tensor? into) where TBody : struct, IBody
    {
        Devices.Check(operation, x, y);
        var type = Unify.Types(operation, x.Type, y.Type);
        var z = Into.Target(operation, into, type, dtype, [x, y]);
        Kernels<TBody>.For(z.Device, Computing.Of(computing)).Run(body, z, [x, y]);
        return Into.Finish(z, into, type);
    }

    static Tensor Finish<TOp>(in TOp op, Tensor z, Tensor x, Tensor y, Tensor? into) where TOp : struct, IBinaryDerivative =>
        into is null ? Dispatcher.Applied(new Recorded<TOp>(op), z, x, y) : Dispatcher.AppliedInPlace(new Recorded<TOp>(op), z, [x, y]);

    static (Tensor, Tensor) Read<TOp>(in TOp op, Tensor x, Tensor y, Tensor? into) where TOp : struct, IBinaryDerivative
    {
        if (into is null) return (x, y);
        var saves = new Recorded<TOp>(op).Saves;
        return (Before.Of(x, into, saves, 0, [x, y]), Before.Of(y, into, saves, 1, [x, y]));
    }

    // What has no derivative still ends the target's old history.
    static Tensor Overwritten(Tensor z, Tensor? into) => into is null ? z : Overwrite.Done(z);

    /// <summary>The tape's entry: what is kept follows from what the derivative formulas use.</summary>
    internal readonly struct Recorded<TOp>(TOp op) : IDifferentiable, IWrapper where TOp : struct, IBinaryDerivative
    {
        public Saves Saves
        {
            get
            {
                Uses x = new(1), y = new(2), z = new(4);
                int used = op.DerivativeLeft(x, y, z).Inputs | op.DerivativeRight(x, y, z).Inputs;
                return new((uint)used & 3, (used & 4) != 0);
            }
        }

        public Type Wrapped => typeof(TOp);

        public void Pull(Pullback pull)
        {
            var g = pull.Cotangent;
            var saves = Saves;
            var x = saves.Keeps(0) ? pull.Input(0) : g;
            var y = saves.Keeps(1) ? pull.Input(1) : g;
            var z = saves.Outputs ? pull.Output() : g;
            if (Dispatcher.Records([g, x, y, z]))
            {
                TensorValue vx = new(x), vy = new(y), vz = new(z);
                if (pull.Needs(0)) pull[0] = Adjoint.OfUnify(op.DerivativeLeft(vx, vy, vz).Times(g), pull.TypeOf(0));
                if (pull.Needs(1)) pull[1] = Adjoint.OfUnify(op.DerivativeRight(vx, vy, vz).Times(g), pull.TypeOf(1));
                return;
            }
            if (pull.Needs(0)) pull[0] = Adjoint.OfUnify(Local(new BinaryLeftGradient<TOp>(op), g, x, y, z), pull.TypeOf(0));
            if (pull.Needs(1)) pull[1] = Adjoint.OfUnify(Local(new BinaryRightGradient<TOp>(op), g, x, y, z), pull.TypeOf(1));
        }

        static Tensor Local<TBody>(in TBody body, Tensor g, Tensor x, Tensor y, Tensor z) where TBody : struct, IBody
        {
            var result = Tensor.Allocate(g.Type, g.DType);
            Kernels<TBody>.For(g.Device, Computing.Of(g.DType)).Run(body, result, [g, x, y, z]);
            return result;
        }
    }
}
