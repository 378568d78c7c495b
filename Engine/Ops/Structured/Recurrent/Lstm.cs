using NamedTorch.Core;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>The recurrence of an LSTM over a dim: at every step the gates plus weight·h plus bias go through <see cref="LstmCell"/>.</summary>
    /// <remarks>What the input says to the gates is given for all steps at once, so that it can be one product.</remarks>
    public readonly struct Lstm : IDifferentiable
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "gates: {over gate=4 dim ..r}, weight: gate=4 dim dim*=dim, hidden?: {dim ..r}, cell?: {dim ..r}, bias?: gate=4 dim -> drop(gates, gate), ..r dim, ..r dim";

        const int Gates = 0, Weight = 1, Hidden = 2, Cell = 3, Bias = 4;

        readonly Recurrence steps;
        readonly Tensor cells;
        readonly Tensor? active;
        readonly bool hasBias;

        Lstm(in Recurrence steps, Tensor? active, Tensor cells, bool hasBias) => (this.steps, this.active, this.cells, this.hasBias) = (steps, active, cells, hasBias);

        /// <inheritdoc/>
        public Saves Saves => Saves.Everything;

        internal static LstmResult Run(Tensor gates, Tensor weight, Dim over, Dim gate, Dim dim, Tensor? hidden, Tensor? cell, Tensor? bias)
        {
            var types = Recurrence.Types(nameof(Lstm), Signature, gates, weight, over, gate, dim, (nameof(hidden), hidden), (nameof(cell), cell), (nameof(bias), bias));
            Tensor[] given = [.. new[] { gates, weight, hidden, cell, bias }.OfType<Tensor>()];
            Devices.Of(given);
            if (GateLines.Computing(given) is not { } dtype)
            {
                var half = Promotion.Of(given);
                Tensor? Wide(Tensor? x) => x is null ? null : To.Run(x, DType.Float32);
                var wide = Run(Wide(gates)!, Wide(weight)!, over, gate, dim, Wide(hidden), Wide(cell), Wide(bias));
                return new(To.Run(wide.Output, half), To.Run(wide.Hidden, half), To.Run(wide.Cell, half));
            }
            var steps = new Recurrence(gates.Type, types[0], over, gate, dim);
            var h = steps.State(hidden is null ? null : To.Run(hidden, dtype), types[1], dtype, gates.Device);
            var c = steps.State(cell is null ? null : To.Run(cell, dtype), types[2], dtype, gates.Device);
            (gates, weight, bias) = (steps.Gates(To.Run(gates, dtype)), To.Run(weight, dtype), bias is null ? null : To.Run(bias, dtype));
            if (gates.ElementCount > 0 && gates.Device.Backend.Find<ILstmScanKernel>() is { } kernel) return Fused(kernel, steps, gates, weight, h, c, bias);
            var outputs = new Tensor[gates.Sizes[0]];
            for (int t = 0; t < outputs.Length; t++)
            {
                (h, c) = LstmCell.Run(steps.At(gates, t) + steps.Recurring(h, weight, bias), c, gate);
                outputs[t] = h;
            }
            return new(steps.Output(outputs, h), h, c);
        }

        static LstmResult Fused(ILstmScanKernel kernel, in Recurrence steps, Tensor gates, Tensor weight, Tensor hidden, Tensor cell, Tensor? bias)
        {
            ReadOnlySpan<Tensor> inputs = bias is null ? [gates, weight, hidden, cell] : [gates, weight, hidden, cell, bias];
            long time = gates.Sizes[0], length = hidden.Sizes[^1];
            bool records = Dispatcher.Records(inputs);
            Tensor output = Tensor.Allocate(steps.Ordered(hidden.Type, gates.Type), gates.DType, gates.Device), last = Tensor.Allocate(cell.Type, gates.DType, gates.Device);
            var cells = Recurrence.Room(gates, length, records);
            var active = records ? Recurrence.Room(gates, 4 * length, isKept: true) : null;
            kernel.Forward(Recurrence.Lines(output, 1), cells, active, Recurrence.Lines(gates, 2), Trailing.Dense(weight), bias is null ? null : Trailing.Dense(bias),
                Recurrence.Rows(hidden), Recurrence.Rows(cell));
            Copying.Run(Recurrence.Rows(last), Part.Select(cells, 0, time - 1));
            Dispatcher.Applied(new Lstm(steps, active, cells, bias is not null), [output, last], inputs);
            return new(steps.Output(output), Part.Select(output, 0, time - 1), last);
        }

        /// <inheritdoc/>
        public void Pull(Pullback pull)
        {
            Tensor gates = pull.Input(Gates), weight = pull.Input(Weight), hidden = pull.Input(Hidden), cell = pull.Input(Cell), output = pull.Output();
            Tensor? goutput = pull.CotangentOf(0), glast = pull.CotangentOf(1);
            if (Dispatcher.Records([gates, weight, hidden, cell, .. hasBias ? [pull.Input(Bias)] : Array.Empty<Tensor>(), .. new[] { goutput, glast }.OfType<Tensor>()]))
            {
                LstmGradient.Pull(pull, steps, hasBias);
                return;
            }
            Tensor ggates = Tensor.Allocate(gates.Type, gates.DType, gates.Device), ghidden = Tensor.Allocate(hidden.Type, gates.DType, gates.Device);
            var gcell = glast is null ? Full.Run(cell.Type, 0, gates.DType, gates.Device) : glast.Clone();
            var rows = Recurrence.Lines(ggates, 2);
            Required.Kernel<ILstmScanKernel>(nameof(Lstm), gates).Backward(rows, Recurrence.Rows(ghidden), Recurrence.Rows(gcell), goutput is null ? null : Recurrence.Lines(Trailing.Dense(goutput), 1),
                active!, cells, Trailing.Dense(weight), Recurrence.Rows(cell));
            if (pull.Needs(Gates)) pull[Gates] = ggates;
            if (pull.Needs(Weight)) pull[Weight] = Recurrence.WeightGradient(rows, Recurrence.Lines(output, 1), Recurrence.Rows(hidden), weight.Type);
            if (pull.Needs(Hidden)) pull[Hidden] = ghidden;
            if (pull.Needs(Cell)) pull[Cell] = gcell;
            if (hasBias && pull.Needs(Bias)) pull[Bias] = Recurrence.BiasGradient(rows, pull.TypeOf(Bias));
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples
        {
            get
            {
                Input weight = new(("Gate", 4), ("Model", 3), ("Model*", 3)), bias = new(("Gate", 4), ("Model", 3)), state = new(("Batch", 2), ("Model", 3));
                return
                [
                    new("outputs", x => F.Lstm(x[0], x[1], "Time", "Gate", "Model", x[2], x[3], x[4]).Output, new Input(("Time", 3), ("Batch", 2), ("Gate", 4), ("Model", 3)), weight, state, state, bias),
                    new("last state", x => { var y = F.Lstm(x[0], x[1], "Time", "Gate", "Model", x[2], x[3]); return y.Hidden * y.Cell; }, new Input(("Batch", 2), ("Time", 2), ("Gate", 4), ("Model", 3)), weight, state, state),
                    new("gates first", x => F.Lstm(x[0], x[1], "Time", "Gate", "Model", x[2], x[3], x[4]).Output, new Input(("Gate", 4), ("Time", 2), ("Model", 3)), weight, new Input(("Model", 3)), new Input(("Model", 3)), bias),
                    new("from zeros", x => F.Lstm(x[0], x[1], "Time", "Gate", "Model", bias: x[2]).Output, new Input(("Batch", 2), ("Time", 2), ("Gate", 4), ("Model", 3)), weight, bias),
                    new("no steps", x => F.Lstm(x[0], x[1], "Time", "Gate", "Model", x[2], x[3]).Hidden, new Input(("Time", 0), ("Batch", 2), ("Gate", 4), ("Model", 3)), weight, state, state),
                ];
            }
        }
    }
}

namespace NamedTorch
{
    public static partial class F
    {
        /// <inheritdoc cref="Ops.Lstm"/>
        /// <param name="gates">(over, .., gate, dim) in any order: what the inputs of all steps say to the four gates.</param>
        /// <param name="weight">(gate, dim, dim*): from the last hidden state to the gates.</param>
        /// <param name="over">The dim of the steps.</param>
        /// <param name="gate">The gates' dim, of size 4: input, forget, candidate, output.</param>
        /// <param name="dim">The hidden state's dim.</param>
        /// <param name="hidden">(.., dim): the first hidden state; null: zeros.</param>
        /// <param name="cell">(.., dim): the first cell; null: zeros.</param>
        /// <param name="bias">(gate, dim): added at every step, or null.</param>
        /// <exception cref="UnknownDimException">NT1003: an operand lacks one of the dims.</exception>
        /// <exception cref="NameMismatchException">NT1001: an operand has other dims.</exception>
        /// <exception cref="SizeMismatchException">NT2001: sizes of one dim differ, or there are not four gates.</exception>
        [Signature(Ops.Lstm.Signature)]
        public static LstmResult Lstm(Tensor gates, Tensor weight, Dim over, Dim gate, Dim dim, Tensor? hidden = null, Tensor? cell = null, Tensor? bias = null) =>
            Ops.Lstm.Run(Given.Of(gates), Given.Of(weight), Given.Of(over), Given.Of(gate), Given.Of(dim), hidden, cell, bias);
    }
}
