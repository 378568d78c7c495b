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
        return Finish(op, Run(OperationName<TOp>.Text, new BinaryBody<TOp>(op), x, y, dtype, dtype, into), left, right, into);
    }

    /// <summary>A function of any numbers.</summary>
    internal static Tensor Numeric<TOp>(in TOp op, Tensor x, Tensor y, Tensor? into = null) where TOp : struct, IBinaryNumeric
    {
        var dtype = Computing.Numeric(OperationName<TOp>.Text, Promotion.Of(x, y), x, y, TOp.TakesBool);
        var (left, right) = Read(op, x, y, into);
        return Finish(op, Run(OperationName<TOp>.Text, new BinaryNumericBody<TOp>(op), x, y, dtype, dtype, into), left, right, into);
    }

    /// <summary>A function of bits.</summary>
    internal static Tensor Bits<TOp>(in TOp op, Tensor x, Tensor y, Tensor? into = null) where TOp : struct, IBinaryBits
    {
        var dtype = Computing.Bits(OperationName<TOp>.Text, Promotion.Of(x, y), x, y);
        return Overwritten(Run(OperationName<TOp>.Text, new BinaryBitsBody<TOp>(op), x, y, dtype, dtype, into), into);
    }

    /// <summary>A function of integers; bool is refused.</summary>
    internal static Tensor Integers<TOp>(in TOp op, Tensor x, Tensor y, Tensor? into = null) where TOp : struct, IBinaryBits
    {
        Computing.Numeric(OperationName<TOp>.Text, Promotion.Of(x, y), x, y);
        return Bits(op, x, y, into);
    }

    /// <summary>A comparison.</summary>
    internal static Tensor Compare<TOp>(in TOp op, Tensor x, Tensor y, Tensor? into = null) where TOp : struct, IComparison =>
        Overwritten(Run(OperationName<TOp>.Text, new ComparisonBody<TOp>(op), x, y, DType.Bool, Promotion.Of(x, y), into), into);

    /// <summary>A comparison that is computed in floats whatever the operands.</summary>
    internal static Tensor CompareReal<TOp>(in TOp op, Tensor x, Tensor y, Tensor? into = null) where TOp : struct, IComparison =>
        Overwritten(Run(OperationName<TOp>.Text, new ComparisonBody<TOp>(op), x, y, DType.Bool, Promotion.ToFloating(Promotion.Of(x, y)), into), into);

    static Tensor Run<TBody>(string operation, in TBody body, Tensor x, Tensor y, DType dtype, DType computing, Tensor? into) where TBody : struct, IBody
    {
        Devices.Check(operation, x, y);
        var type = Unify.Types(operation, x.Type, y.Type);
        var z = Into.Target(operation, into, type, dtype, [x, y]);
        Kernels<TBody>.For(z.Device, Computing.Of(computing)).Run(body, z, [x, y]);
        return Into.Finish(z, into, type);
    }

    static Tensor Finish<TOp>(in TOp op, Tensor z, Tensor x, Tensor y, Tensor? into) where TOp : struct, IBinaryDerivative
    {
        var recorded = new Recorded<TOp>(op, x.RequiresGrad, y.RequiresGrad);
        return into is null ? Dispatcher.Applied(recorded, z, x, y) : Dispatcher.AppliedInPlace(recorded, z, [x, y]);
    }

    static (Tensor, Tensor) Read<TOp>(in TOp op, Tensor x, Tensor y, Tensor? into) where TOp : struct, IBinaryDerivative
    {
        if (into is null) return (x, y);
        var saves = new Recorded<TOp>(op, x.RequiresGrad, y.RequiresGrad).Saves;
        return (Before.Of(x, into, saves, 0, [x, y]), Before.Of(y, into, saves, 1, [x, y]));
    }

    // What has no derivative still ends the target's old history.
    static Tensor Overwritten(Tensor z, Tensor? into) => into is null ? z : Overwrite.Done(z);

    /// <summary>The tape's entry: what is kept follows from what the wanted derivatives' formulas use.</summary>
    internal readonly struct Recorded<TOp>(TOp op, bool wantsLeft, bool wantsRight) : IDifferentiable, IWrapper where TOp : struct, IBinaryDerivative
    {
        int UsedByLeft => op.DerivativeLeft(new Uses(1), new Uses(2), new Uses(4)).Inputs;

        int UsedByRight => op.DerivativeRight(new Uses(1), new Uses(2), new Uses(4)).Inputs;

        public Saves Saves
        {
            get
            {
                int used = (wantsLeft ? UsedByLeft : 0) | (wantsRight ? UsedByRight : 0);
                return new((uint)used & 3, (used & 4) != 0);
            }
        }

        public Type Wrapped => typeof(TOp);

        // The last gradient may overwrite the cotangent, unless the first may be the cotangent itself.
        public void Pull(Pullback pull)
        {
            var (needsLeft, needsRight, used) = (pull.Needs(0), pull.Needs(1), UsedByLeft);
            if (needsLeft) pull[0] = Adjoint.OfUnify(Left(pull, used, isLast: !needsRight), pull.TypeOf(0));
            if (needsRight) pull[1] = Adjoint.OfUnify(Right(pull, UsedByRight, isLast: !needsLeft || used != 0), pull.TypeOf(1));
        }

        Tensor Left(Pullback pull, int used, bool isLast)
        {
            var (g, x, y, z) = Operands(pull, used);
            return used == 0 || Dispatcher.Records([g, x, y, z])
                ? op.DerivativeLeft(new TensorValue(x), new TensorValue(y), new TensorValue(z)).Times(g)
                : Local(new BinaryLeftGradient<TOp>(op), pull, isLast, x, y, z);
        }

        Tensor Right(Pullback pull, int used, bool isLast)
        {
            var (g, x, y, z) = Operands(pull, used);
            return used == 0 || Dispatcher.Records([g, x, y, z])
                ? op.DerivativeRight(new TensorValue(x), new TensorValue(y), new TensorValue(z)).Times(g)
                : Local(new BinaryRightGradient<TOp>(op), pull, isLast, x, y, z);
        }

        // Where a formula does not use an operand, the cotangent stands in.
        static (Tensor G, Tensor X, Tensor Y, Tensor Z) Operands(Pullback pull, int used)
        {
            var g = pull.Cotangent;
            return (g, (used & 1) != 0 ? pull.Input(0) : g, (used & 2) != 0 ? pull.Input(1) : g, (used & 4) != 0 ? pull.Output() : g);
        }

        static Tensor Local<TBody>(in TBody body, Pullback pull, bool isLast, Tensor x, Tensor y, Tensor z) where TBody : struct, IBody
        {
            var g = pull.Cotangent;
            var result = isLast ? pull.Successor(g.Type) : Tensor.Allocate(g.Type, g.DType, g.Device);
            Kernels<TBody>.For(g.Device, Computing.Of(g.DType)).Run(body, result, [g, x, y, z]);
            return result;
        }
    }
}
