using NamedTorch.Core;
using NamedTorch.Diagnostics;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>The element-by-element part of a GRU step: n = tanh(xₙ + σ(xᵣ + hᵣ)·hₙ) and h' = (1 − z)·n + z·h with z = σ(x_z + h_z).</summary>
    /// <remarks>
    /// The gates stand along a dim of size 3 in PyTorch's order: reset r, update z, new n; once from the step's input, once from the hidden
    /// state. Cho et al. 2014, with the reset gate after the product as in PyTorch and cuDNN.
    /// </remarks>
    public readonly struct GruCell : IDifferentiable
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "fromInput: {over=3 ..r}, fromHidden: {over=3 ..r}, hidden: ..r -> ..r";

        readonly int input, own;
        readonly Tensor active;

        GruCell(int input, int own, Tensor active) => (this.input, this.own, this.active) = (input, own, active);

        /// <inheritdoc/>
        public Saves Saves => Saves.AllInputs;

        internal static Tensor Run(Tensor fromInput, Tensor fromHidden, Tensor hidden, DimRef over)
        {
            var type = NamedTorch.Signature.Of(Signature).Infer(nameof(GruCell), new Arguments().Type(nameof(fromInput), fromInput.Type).Type(nameof(fromHidden), fromHidden.Type)
                .Type(nameof(hidden), hidden.Type).Dim(nameof(over), over));
            int input = DimLookup.Position(nameof(GruCell), fromInput.Type, over, nameof(fromInput)), own = DimLookup.Position(nameof(GruCell), fromHidden.Type, over, nameof(fromHidden));
            Devices.Of([fromInput, fromHidden, hidden]);
            if (GateLines.Computing([fromInput, fromHidden, hidden]) is not { } dtype)
            {
                var half = Promotion.Of([fromInput, fromHidden, hidden]);
                return To.Run(Run(To.Run(fromInput, DType.Float32), To.Run(fromHidden, DType.Float32), To.Run(hidden, DType.Float32), over), half);
            }
            (fromInput, fromHidden, hidden) = (To.Run(fromInput, dtype), To.Run(fromHidden, dtype), Retype.Run(To.Run(hidden, dtype), type));
            // The kernel wants both kinds of gates along the same place.
            if (fromInput.Device.Backend.Find<IGruKernel>() is not { } kernel || input != own) return Composite(fromInput, fromHidden, hidden, input, own);
            var next = Tensor.Allocate(type, dtype, hidden.Device);
            var active = Tensor.Allocate(fromInput.Type, dtype, hidden.Device);
            if (next.ElementCount > 0)
                kernel.Step(GateLines.State(next, own), GateLines.Gates(active, own), GateLines.Gates(fromInput, own), GateLines.Gates(fromHidden, own), GateLines.State(hidden, own));
            return Dispatcher.Applied(new GruCell(input, own, active), next, [fromInput, fromHidden, hidden]);
        }

        static Tensor Composite(Tensor fromInput, Tensor fromHidden, Tensor hidden, int input, int own)
        {
            var (_, z, n, _) = Active(fromInput, fromHidden, hidden.Type, input, own);
            return n + z * (hidden - n);
        }

        static (Tensor R, Tensor Z, Tensor N, Tensor Own) Active(Tensor fromInput, Tensor fromHidden, TensorType type, int input, int own)
        {
            Tensor X(int place) => Retype.Run(Part.Select(fromInput, input, place), type);
            Tensor H(int place) => Retype.Run(Part.Select(fromHidden, own, place), type);
            var (r, candidate) = ((X(0) + H(0)).Sigmoid(), H(2));
            return (r, (X(1) + H(1)).Sigmoid(), (X(2) + r * candidate).Tanh(), candidate);
        }

        /// <inheritdoc/>
        public void Pull(Pullback pull)
        {
            Tensor g = pull.Cotangent, fromInput = pull.Input(0), fromHidden = pull.Input(1), hidden = pull.Input(2);
            if (Dispatcher.Records([g, fromInput, fromHidden, hidden]))
            {
                Composite(pull, g, fromInput, fromHidden, hidden);
                return;
            }
            Tensor Like(Tensor x) => Tensor.Allocate(x.Type, x.DType, x.Device);
            Tensor ginput = Like(fromInput), gown = Like(fromHidden), ghidden = Like(hidden);
            if (hidden.ElementCount > 0)
                Required.Kernel<IGruKernel>(nameof(GruCell), hidden).StepGradient(GateLines.Gates(ginput, own), GateLines.Gates(gown, own), GateLines.State(ghidden, own), GateLines.State(g, own),
                    GateLines.Gates(active, own), GateLines.Gates(fromHidden, own), GateLines.State(hidden, own));
            if (pull.Needs(0)) pull[0] = ginput;
            if (pull.Needs(1)) pull[1] = gown;
            if (pull.Needs(2)) pull[2] = ghidden;
        }

        void Composite(Pullback pull, Tensor g, Tensor fromInput, Tensor fromHidden, Tensor hidden)
        {
            var (r, z, n, candidate) = Active(fromInput, fromHidden, hidden.Type, input, own);
            Tensor gz = g * (hidden - n) * z * (1 - z), gn = g * (1 - z) * (1 - n * n), gr = gn * candidate * r * (1 - r);
            if (pull.Needs(0)) pull[0] = Retype.Run(Stack.Run(nameof(GruCell), [gr, gz, gn], DimSlot.Unnamed, input), pull.TypeOf(0));
            if (pull.Needs(1)) pull[1] = Retype.Run(Stack.Run(nameof(GruCell), [gr, gz, gn * r], DimSlot.Unnamed, own), pull.TypeOf(1));
            if (pull.Needs(2)) pull[2] = g * z;
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("gates amid", x => F.GruCell(x[0], x[1], x[2], "Gate"), new Input(("Batch", 2), ("Gate", 3), ("Model", 3)), new Input(("Batch", 2), ("Gate", 3), ("Model", 3)), new Input(("Batch", 2), ("Model", 3))),
            new("gates first", x => F.GruCell(x[0], x[1], x[2], "Gate"), new Input(("Gate", 3), ("Model", 9)), new Input(("Gate", 3), ("Model", 9)), new Input(("Model", 9))),
            new("gates at different places", x => F.GruCell(x[0], x[1], x[2], "Gate"), new Input(("Gate", 3), ("Model", 2)), new Input(("Model", 2), ("Gate", 3)), new Input(("Model", 2))),
            new("unnamed", x => F.GruCell(x[0], x[1], x[2], 0), new Input(3, 17), new Input(3, 17), new Input(17)) { Positional = "dims by position" },
            new("empty", x => F.GruCell(x[0], x[1], x[2], "Gate"), new Input(("Gate", 3), ("Model", 0)), new Input(("Gate", 3), ("Model", 0)), new Input(("Model", 0))),
        ];
    }
}

namespace NamedTorch
{
    public static partial class F
    {
        /// <inheritdoc cref="Ops.GruCell"/>
        /// <param name="fromInput">(..state, over) in any order: what the input says to the three gates.</param>
        /// <param name="fromHidden">(..state, over) in any order: what the hidden state says to the three gates.</param>
        /// <param name="hidden">(..state): h.</param>
        /// <param name="over">The gates' dim, of size 3.</param>
        /// <returns>h', of the hidden state's dims.</returns>
        /// <exception cref="UnknownDimException">NT1003: gates have no such dim.</exception>
        /// <exception cref="NameMismatchException">NT1001: the operands' other dims differ, or stand in another order.</exception>
        /// <exception cref="SizeMismatchException">NT2001: sizes differ, or there are not three gates.</exception>
        [Signature(Ops.GruCell.Signature)]
        public static Tensor GruCell(Tensor fromInput, Tensor fromHidden, Tensor hidden, DimRef over) =>
            Ops.GruCell.Run(Given.Of(fromInput), Given.Of(fromHidden), Given.Of(hidden), over);
    }
}
