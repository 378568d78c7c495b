using NamedTorch.Core;
using NamedTorch.Diagnostics;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>The element-by-element part of an LSTM step: c' = σ(f)·c + σ(i)·tanh(g) and h' = σ(o)·tanh(c').</summary>
    /// <remarks>
    /// The gates stand along a dim of size 4 in PyTorch's order: input i, forget f, candidate g, output o, each the sum of what comes from the
    /// step's input and from the last hidden state. Hochreiter, Schmidhuber 1997; Gers, Schmidhuber, Cummins 2000.
    /// </remarks>
    public readonly struct LstmCell : IDifferentiable
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "gates: {over=4 ..r}, cell: ..r -> ..r, ..r";

        readonly int gate;
        readonly Tensor active;

        LstmCell(int gate, Tensor active) => (this.gate, this.active) = (gate, active);

        /// <inheritdoc/>
        public Saves Saves => Saves.Everything;

        internal static LstmCellResult Run(Tensor gates, Tensor cell, DimRef over)
        {
            var type = NamedTorch.Signature.Of(Signature).InferAll(nameof(LstmCell), new Arguments().Type(nameof(gates), gates.Type).Type(nameof(cell), cell.Type).Dim(nameof(over), over))[0];
            int gate = DimLookup.Position(nameof(LstmCell), gates.Type, over, nameof(gates));
            Devices.Of([gates, cell]);
            if (GateLines.Computing([gates, cell]) is not { } dtype)
            {
                var half = Promotion.Of([gates, cell]);
                var wide = Run(To.Run(gates, DType.Float32), To.Run(cell, DType.Float32), over);
                return new(To.Run(wide.Hidden, half), To.Run(wide.Cell, half));
            }
            (gates, cell) = (To.Run(gates, dtype), Retype.Run(To.Run(cell, dtype), type));
            if (gates.Device.Backend.Find<ILstmKernel>() is not { } kernel) return Composite(gates, cell, gate);
            Tensor hidden = Tensor.Allocate(type, dtype, gates.Device), next = Tensor.Allocate(type, dtype, gates.Device);
            var active = Tensor.Allocate(gates.Type, dtype, gates.Device);
            if (next.ElementCount > 0)
                kernel.Step(GateLines.State(hidden, gate), GateLines.State(next, gate), GateLines.Gates(active, gate), GateLines.Gates(gates, gate), GateLines.State(cell, gate));
            Dispatcher.Applied(new LstmCell(gate, active), [hidden, next], [gates, cell]);
            return new(hidden, next);
        }

        static LstmCellResult Composite(Tensor gates, Tensor cell, int gate)
        {
            var (i, f, g, o) = Active(gates, cell.Type, gate);
            var next = f * cell + i * g;
            return new(o * next.Tanh(), next);
        }

        static (Tensor I, Tensor F, Tensor G, Tensor O) Active(Tensor gates, TensorType type, int gate)
        {
            Tensor At(int place) => Retype.Run(Part.Select(gates, gate, place), type);
            return (At(0).Sigmoid(), At(1).Sigmoid(), At(2).Tanh(), At(3).Sigmoid());
        }

        /// <inheritdoc/>
        public void Pull(Pullback pull)
        {
            Tensor gates = pull.Input(0), cell = pull.Input(1), next = pull.Output(1);
            Tensor Cotangent(Tensor? g) => g ?? Full.Run(next.Type, 0, next.DType, next.Device);
            Tensor ghidden = Cotangent(pull.CotangentOf(0)), gnext = Cotangent(pull.CotangentOf(1));
            if (Dispatcher.Records([gates, cell, ghidden, gnext]))
            {
                Composite(pull, gates, cell, ghidden, gnext);
                return;
            }
            Tensor ggates = Tensor.Allocate(gates.Type, gates.DType, gates.Device), gcell = Tensor.Allocate(cell.Type, cell.DType, cell.Device);
            if (next.ElementCount > 0)
                Required.Kernel<ILstmKernel>(nameof(LstmCell), gates).StepGradient(GateLines.Gates(ggates, gate), GateLines.State(gcell, gate), GateLines.State(ghidden, gate),
                    GateLines.State(gnext, gate), GateLines.Gates(active, gate), GateLines.State(cell, gate), GateLines.State(next, gate));
            if (pull.Needs(0)) pull[0] = ggates;
            if (pull.Needs(1)) pull[1] = gcell;
        }

        void Composite(Pullback pull, Tensor gates, Tensor cell, Tensor ghidden, Tensor gnext)
        {
            var (i, f, g, o) = Active(gates, cell.Type, gate);
            var t = (f * cell + i * g).Tanh();
            var total = gnext + ghidden * o * (1 - t * t);
            if (pull.Needs(1)) pull[1] = total * f;
            if (!pull.Needs(0)) return;
            Tensor[] parts = [total * g * i * (1 - i), total * cell * f * (1 - f), total * i * (1 - g * g), ghidden * t * o * (1 - o)];
            pull[0] = Retype.Run(Stack.Run(nameof(LstmCell), parts, DimSlot.Unnamed, gate), pull.TypeOf(0));
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples =>
        [
            new("hidden", x => F.LstmCell(x[0], x[1], "Gate").Hidden, new Input(("Batch", 2), ("Gate", 4), ("Model", 3)), new Input(("Batch", 2), ("Model", 3))),
            new("cell", x => F.LstmCell(x[0], x[1], "Gate").Cell, new Input(("Gate", 4), ("Batch", 3), ("Model", 2)), new Input(("Batch", 3), ("Model", 2))),
            new("both, gates last", x => { var y = F.LstmCell(x[0], x[1], "Gate"); return y.Hidden * y.Cell; }, new Input(("Model", 9), ("Gate", 4)), new Input(("Model", 9))),
            new("two steps", x => { var y = F.LstmCell(x[0], x[1], "Gate"); return F.LstmCell(x[0] * 0.5, y.Cell, "Gate").Hidden + y.Hidden; }, new Input(("Gate", 4), ("Model", 5)), new Input(("Model", 5))),
            new("unnamed", x => F.LstmCell(x[0], x[1], 1).Hidden, new Input(2, 4, 17), new Input(2, 17)) { Positional = "dims by position" },
            new("empty", x => F.LstmCell(x[0], x[1], "Gate").Hidden, new Input(("Batch", 0), ("Gate", 4), ("Model", 3)), new Input(("Batch", 0), ("Model", 3))),
        ];
    }
}

namespace NamedTorch
{
    public static partial class F
    {
        /// <inheritdoc cref="Ops.LstmCell"/>
        /// <param name="gates">(..state, over) in any order: what input and hidden state say to the four gates.</param>
        /// <param name="cell">(..state): c.</param>
        /// <param name="over">The gates' dim, of size 4.</param>
        /// <returns>h' and c', of the cell's dims.</returns>
        /// <exception cref="UnknownDimException">NT1003: the gates have no such dim.</exception>
        /// <exception cref="NameMismatchException">NT1001: the cell has other dims than the gates, or in another order.</exception>
        /// <exception cref="SizeMismatchException">NT2001: sizes differ, or there are not four gates.</exception>
        [Signature(Ops.LstmCell.Signature)]
        public static LstmCellResult LstmCell(Tensor gates, Tensor cell, DimRef over) => Ops.LstmCell.Run(Given.Of(gates), Given.Of(cell), over);
    }
}
