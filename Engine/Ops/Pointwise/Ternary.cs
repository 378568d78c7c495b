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
        Run(op, new TernaryNumericBody<TOp>(op), x, y, z, Computing.Numeric(OperationName<TOp>.Text, Promotion.Of(x, y, z), x, y, z), into);

    static Tensor Run<TOp, TBody>(in TOp op, in TBody body, Tensor x, Tensor y, Tensor z, DType dtype, Tensor? into) where TOp : struct, ITernaryDerivative where TBody : struct, IBody
    {
        string operation = OperationName<TOp>.Text;
        Devices.Check(operation, x, y);
        Devices.Check(operation, y, z);
        Devices.Check(operation, x, z);
        var type = Unified.Of(operation, x.Type, y.Type, z.Type);
        var w = Into.Target(operation, into, type, dtype, [x, y, z]);
        var recorded = new Recorded<TOp>(op, (x.RequiresGrad ? 1 : 0) | (y.RequiresGrad ? 2 : 0) | (z.RequiresGrad ? 4 : 0));
        var saves = into is null ? default : recorded.Saves;
        ReadOnlySpan<Tensor> read = into is null ? [x, y, z] : [Before.Of(x, into, saves, 0, [x, y, z]), Before.Of(y, into, saves, 1, [x, y, z]), Before.Of(z, into, saves, 2, [x, y, z])];
        Kernels<TBody>.For(w.Device, Computing.Of(dtype)).Run(body, w, [x, y, z]);
        w = Into.Finish(w, into, type);
        return into is null ? Dispatcher.Applied(recorded, w, [x, y, z]) : Dispatcher.AppliedInPlace(recorded, w, read);
    }

    /// <summary>The tape's entry: what is kept follows from what the wanted derivatives' formulas use.</summary>
    internal readonly struct Recorded<TOp>(TOp op, int wanted) : IDifferentiable, IWrapper where TOp : struct, ITernaryDerivative
    {
        public Saves Saves => new((uint)(UsedIf(0) | UsedIf(1) | UsedIf(2)), false);

        public Type Wrapped => typeof(TOp);

        public void Pull(Pullback pull)
        {
            var g = pull.Cotangent;
            for (int i = 0; i < 3; i++)
            {
                if (!pull.Needs(i)) continue;
                // Where a formula does not use an operand, the cotangent stands in.
                int used = Used(i);
                var (x, y, z) = ((used & 1) != 0 ? pull.Input(0) : g, (used & 2) != 0 ? pull.Input(1) : g, (used & 4) != 0 ? pull.Input(2) : g);
                bool records = used == 0 || Dispatcher.Records([g, x, y, z]);
                pull[i] = Adjoint.OfUnify(records ? Recording(i, new(x), new(y), new(z)).Times(g) : Local(i, g, x, y, z), pull.TypeOf(i));
            }
        }

        int UsedIf(int operand) => (wanted >> operand & 1) != 0 ? Used(operand) : 0;

        int Used(int operand)
        {
            Numerics.Uses x = new(1), y = new(2), z = new(4);
            return operand switch
            {
                0 => op.DerivativeFirst(x, y, z).Inputs,
                1 => op.DerivativeSecond(x, y, z).Inputs,
                _ => op.DerivativeThird(x, y, z).Inputs,
            };
        }

        TensorValue Recording(int operand, TensorValue x, TensorValue y, TensorValue z) => operand switch
        {
            0 => op.DerivativeFirst(x, y, z),
            1 => op.DerivativeSecond(x, y, z),
            _ => op.DerivativeThird(x, y, z),
        };

        Tensor Local(int operand, Tensor g, Tensor x, Tensor y, Tensor z)
        {
            var result = Tensor.Allocate(g.Type, g.DType, g.Device);
            Kernels<TernaryGradient<TOp>>.For(g.Device, Computing.Of(g.DType)).Run(new(op, operand), result, [g, x, y, z]);
            return result;
        }
    }
}
