using NamedTorch.Core;
using NamedTorch.Inference;

namespace NamedTorch.Ops;

/// <summary>How the families of three operands run and what the tape keeps of them. Names and sizes are unified from the right.</summary>
static class Ternary
{
    /// <summary>A function of floats.</summary>
    internal static Tensor Real<TOp>(in TOp op, Tensor x, Tensor y, Tensor z, Tensor? into = null) where TOp : struct, ITernary =>
        Run(op, new TernaryBody<TOp>(op), x, y, z, Promotion.ToFloating(Promotion.Of(x, y, z)), into);

    /// <summary>A function of any numbers.</summary>
    internal static Tensor Numeric<TOp>(in TOp op, Tensor x, Tensor y, Tensor z, Tensor? into = null) where TOp : struct, ITernaryNumeric =>
        Run(op, new TernaryNumericBody<TOp>(op), x, y, z, Computing.Numeric(typeof(TOp).Name, Promotion.Of(x, y, z)), into);

    static Tensor Run<TOp, TBody>(in TOp op, in TBody body, Tensor x, Tensor y, Tensor z, DType dtype, Tensor? into) where TOp : struct, ITernaryDerivative where TBody : struct, IBody
    {
        string operation = typeof(TOp).Name;
        Devices.Check(operation, x, y);
        Devices.Check(operation, y, z);
        Devices.Check(operation, x, z);
        var type = Unify.Types(operation, Unify.Types(operation, x.Type, y.Type), z.Type);
        var w = Into.Target(operation, into, type, dtype, [x, y, z]);
        var saves = into is null ? default : new Recorded<TOp>(op).Saves;
        ReadOnlySpan<Tensor> read = into is null ? [x, y, z] : [Before.Of(x, into, saves, 0, [x, y, z]), Before.Of(y, into, saves, 1, [x, y, z]), Before.Of(z, into, saves, 2, [x, y, z])];
        Kernels<TBody>.For(w.Device, Computing.Of(dtype)).Run(body, w, [x, y, z]);
        w = Into.Finish(w, into, type);
        return into is null ? Dispatcher.Applied(new Recorded<TOp>(op), w, [x, y, z]) : Dispatcher.AppliedInPlace(new Recorded<TOp>(op), w, read);
    }

    /// <summary>The tape's entry: what is kept follows from what the derivative formulas use.</summary>
    internal readonly struct Recorded<TOp>(TOp op) : IDifferentiable, IWrapper where TOp : struct, ITernaryDerivative
    {
        public Saves Saves
        {
            get
            {
                Numerics.Uses x = new(1), y = new(2), z = new(4);
                return new((uint)(op.DerivativeFirst(x, y, z).Inputs | op.DerivativeSecond(x, y, z).Inputs | op.DerivativeThird(x, y, z).Inputs), false);
            }
        }

        public Type Wrapped => typeof(TOp);

        public void Pull(Pullback pull)
        {
            var g = pull.Cotangent;
            var saves = Saves;
            var (x, y, z) = (saves.Keeps(0) ? pull.Input(0) : g, saves.Keeps(1) ? pull.Input(1) : g, saves.Keeps(2) ? pull.Input(2) : g);
            bool records = Dispatcher.Records([g, x, y, z]);
            for (int i = 0; i < 3; i++)
                if (pull.Needs(i)) pull[i] = Adjoint.OfUnify(records ? Recording(i, new(x), new(y), new(z)).Times(g) : Local(i, g, x, y, z), pull.TypeOf(i));
        }

        TensorValue Recording(int operand, TensorValue x, TensorValue y, TensorValue z) => operand switch
        {
            0 => op.DerivativeFirst(x, y, z),
            1 => op.DerivativeSecond(x, y, z),
            _ => op.DerivativeThird(x, y, z),
        };

        Tensor Local(int operand, Tensor g, Tensor x, Tensor y, Tensor z)
        {
            var result = Tensor.Allocate(g.Type, g.DType);
            Kernels<TernaryGradient<TOp>>.For(g.Device, Computing.Of(g.DType)).Run(new(op, operand), result, [g, x, y, z]);
            return result;
        }
    }
}
