using NamedTorch.Core;
using NamedTorch.Numerics;

namespace NamedTorch.Ops;

/// <summary>How the families of one operand run and what the tape keeps of them.</summary>
static class Unary
{
    /// <summary>A function of floats.</summary>
    internal static Tensor Real<TOp>(in TOp op, Tensor x, Tensor? into = null) where TOp : struct, IUnary
    {
        var dtype = Promotion.ToFloating(x.DType);
        var read = into is null ? x : Before.Of(x, into, new Recorded<TOp>(op).Saves, 0, [x]);
        return Finish(op, Run(OperationName<TOp>.Text, new UnaryBody<TOp>(op), x, dtype, dtype, into), read, into);
    }

    /// <summary>A function of any numbers.</summary>
    internal static Tensor Numeric<TOp>(in TOp op, Tensor x, Tensor? into = null) where TOp : struct, IUnaryNumeric
    {
        var dtype = Computing.Numeric(OperationName<TOp>.Text, x.DType, TOp.TakesBool);
        var read = into is null ? x : Before.Of(x, into, new Recorded<TOp>(op).Saves, 0, [x]);
        return Finish(op, Run(OperationName<TOp>.Text, new UnaryNumericBody<TOp>(op), x, dtype, dtype, into), read, into);
    }

    /// <summary>A function of floats that leaves integers as they are: rounding.</summary>
    internal static Tensor Whole<TOp>(in TOp op, Tensor x, Tensor? into = null) where TOp : struct, IUnary =>
        x.DType.IsFloating ? Real(op, x, into) : Numeric(new Positive(), x, into);

    /// <summary>A function of bits.</summary>
    internal static Tensor Bits<TOp>(in TOp op, Tensor x, Tensor? into = null) where TOp : struct, IUnaryBits
    {
        var dtype = Computing.Bits(OperationName<TOp>.Text, x.DType);
        return Overwritten(Run(OperationName<TOp>.Text, new UnaryBitsBody<TOp>(op, dtype == DType.Bool), x, dtype, dtype, into), into);
    }

    /// <summary>A question.</summary>
    internal static Tensor Test<TOp>(in TOp op, Tensor x, Tensor? into = null) where TOp : struct, ITest =>
        Overwritten(Run(OperationName<TOp>.Text, new TestBody<TOp>(op), x, DType.Bool, Promotion.ToFloating(x.DType), into), into);

    static Tensor Run<TBody>(string operation, in TBody body, Tensor x, DType dtype, DType computing, Tensor? into) where TBody : struct, IBody
    {
        var y = Into.Target(operation, into, x.Type, dtype, [x]);
        Kernels<TBody>.For(x.Device, Computing.Of(computing)).Run(body, y, [x]);
        return Into.Finish(y, into, x.Type);
    }

    static Tensor Finish<TOp>(in TOp op, Tensor y, Tensor x, Tensor? into) where TOp : struct, IUnaryDerivative =>
        into is null ? Dispatcher.Applied(new Recorded<TOp>(op), y, x) : Dispatcher.AppliedInPlace(new Recorded<TOp>(op), y, [x]);

    // What has no derivative still ends the target's old history.
    static Tensor Overwritten(Tensor y, Tensor? into) => into is null ? y : Overwrite.Done(y);

    /// <summary>The tape's entry: what is kept follows from what the derivative formula uses.</summary>
    internal readonly struct Recorded<TOp>(TOp op) : IDifferentiable, IWrapper where TOp : struct, IUnaryDerivative
    {
        int Used => op.Derivative(new Uses(1), new Uses(2)).Inputs;

        public Saves Saves => new((uint)Used & 1, (Used & 2) != 0);

        public Type Wrapped => typeof(TOp);

        public void Pull(Pullback pull)
        {
            var g = pull.Cotangent;
            var (x, y) = (Saves.Keeps(0) ? pull.Input(0) : g, Saves.Outputs ? pull.Output() : g);
            if (Used == 0 || Dispatcher.Records([g, x, y]))
            {
                pull[0] = op.Derivative(new TensorValue(x), new TensorValue(y)).Times(g);
                return;
            }
            var gx = pull.Successor(pull.TypeOf(0));
            Kernels<UnaryGradient<TOp>>.For(g.Device, Computing.Of(g.DType)).Run(new(op), gx, [g, x, y]);
            pull[0] = gx;
        }
    }
}
