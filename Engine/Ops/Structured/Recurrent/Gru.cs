using NamedTorch.Core;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>The recurrence of a GRU over a dim: at every step the gates and weight·h plus bias go through <see cref="GruCell"/>.</summary>
    /// <remarks>What the input says to the gates is given for all steps at once, so that it can be one product.</remarks>
    public readonly struct Gru : IDifferentiable
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "gates: {over gate=3 dim ..r}, weight: gate=3 dim dim*=dim, hidden?: {dim ..r}, bias?: gate=3 dim -> drop(gates, gate), ..r dim";

        const int Gates = 0, Weight = 1, Hidden = 2, Bias = 3;

        readonly Recurrence steps;
        readonly Tensor? active, own;
        readonly bool hasBias;

        Gru(in Recurrence steps, Tensor? active, Tensor? own, bool hasBias) => (this.steps, this.active, this.own, this.hasBias) = (steps, active, own, hasBias);

        /// <inheritdoc/>
        public Saves Saves => Saves.Everything;

        internal static GruResult Run(Tensor gates, Tensor weight, Dim over, Dim gate, Dim dim, Tensor? hidden, Tensor? bias)
        {
            var types = Recurrence.Types(nameof(Gru), Signature, gates, weight, over, gate, dim, (nameof(hidden), hidden), (nameof(bias), bias));
            Tensor[] given = [.. new[] { gates, weight, hidden, bias }.OfType<Tensor>()];
            Devices.Of(given);
            if (GateLines.Computing(given) is not { } dtype)
            {
                var half = Promotion.Of(given);
                Tensor? Wide(Tensor? x) => x is null ? null : To.Run(x, DType.Float32);
                var wide = Run(Wide(gates)!, Wide(weight)!, over, gate, dim, Wide(hidden), Wide(bias));
                return new(To.Run(wide.Output, half), To.Run(wide.Hidden, half));
            }
            var steps = new Recurrence(gates.Type, types[0], over, gate, dim);
            var h = steps.State(hidden is null ? null : To.Run(hidden, dtype), types[1], dtype, gates.Device);
            (gates, weight, bias) = (steps.Gates(To.Run(gates, dtype)), To.Run(weight, dtype), bias is null ? null : To.Run(bias, dtype));
            if (gates.ElementCount > 0 && gates.Device.Backend.Find<IGruScanKernel>() is { } kernel) return Fused(kernel, steps, gates, weight, h, bias);
            var outputs = new Tensor[gates.Sizes[0]];
            for (int t = 0; t < outputs.Length; t++) outputs[t] = h = GruCell.Run(steps.At(gates, t), steps.Recurring(h, weight, bias), h, gate);
            return new(steps.Output(outputs, h), h);
        }

        static GruResult Fused(IGruScanKernel kernel, in Recurrence steps, Tensor gates, Tensor weight, Tensor hidden, Tensor? bias)
        {
            ReadOnlySpan<Tensor> inputs = bias is null ? [gates, weight, hidden] : [gates, weight, hidden, bias];
            long time = gates.Sizes[0], length = hidden.Sizes[^1];
            bool records = Dispatcher.Records(inputs);
            var output = Tensor.Allocate(steps.Ordered(hidden.Type, gates.Type), gates.DType, gates.Device);
            Tensor? own = records ? Recurrence.Room(gates, length, isKept: true) : null, active = records ? Recurrence.Room(gates, 3 * length, isKept: true) : null;
            kernel.Forward(Recurrence.Lines(output, 1), own, active, Recurrence.Lines(gates, 2), Trailing.Dense(weight), bias is null ? null : Trailing.Dense(bias), Recurrence.Rows(hidden));
            Dispatcher.Applied(new Gru(steps, active, own, bias is not null), output, inputs);
            return new(steps.Output(output), Part.Select(output, 0, time - 1));
        }

        /// <inheritdoc/>
        public void Pull(Pullback pull)
        {
            Tensor gates = pull.Input(Gates), weight = pull.Input(Weight), hidden = pull.Input(Hidden), goutput = pull.Cotangent;
            var output = Recurrence.Lines(pull.Output(), 1);
            if (Dispatcher.Records([gates, weight, hidden, goutput, .. hasBias ? [pull.Input(Bias)] : Array.Empty<Tensor>()]))
            {
                GruGradient.Pull(pull, steps, hasBias);
                return;
            }
            Tensor ggates = Tensor.Allocate(gates.Type, gates.DType, gates.Device), ghidden = Full.Run(hidden.Type, 0, gates.DType, gates.Device);
            Tensor rows = Recurrence.Lines(ggates, 2), gown = Tensor.Allocate(rows.Type, gates.DType, gates.Device);
            Required.Kernel<IGruScanKernel>(nameof(Gru), gates).Backward(rows, gown, Recurrence.Rows(ghidden), Recurrence.Lines(Trailing.Dense(goutput), 1), active!, own!, output,
                Trailing.Dense(weight), Recurrence.Rows(hidden));
            if (pull.Needs(Gates)) pull[Gates] = ggates;
            if (pull.Needs(Weight)) pull[Weight] = Recurrence.WeightGradient(gown, output, Recurrence.Rows(hidden), weight.Type);
            if (pull.Needs(Hidden)) pull[Hidden] = ghidden;
            if (hasBias && pull.Needs(Bias)) pull[Bias] = Recurrence.BiasGradient(gown, pull.TypeOf(Bias));
        }

        /// <inheritdoc cref="IOperation.Samples"/>
        public static IEnumerable<Sample> Samples
        {
            get
            {
                Input weight = new(("Gate", 3), ("Model", 2), ("Model*", 2)), bias = new(("Gate", 3), ("Model", 2)), state = new(("Batch", 2), ("Model", 2));
                return
                [
                    new("outputs", x => F.Gru(x[0], x[1], "Time", "Gate", "Model", x[2], x[3]).Output, new Input(("Time", 3), ("Batch", 2), ("Gate", 3), ("Model", 2)), weight, state, bias),
                    new("last state", x => F.Gru(x[0], x[1], "Time", "Gate", "Model", x[2]).Hidden, new Input(("Batch", 2), ("Time", 2), ("Gate", 3), ("Model", 2)), weight, state),
                    new("from zeros", x => F.Gru(x[0], x[1], "Time", "Gate", "Model", bias: x[2]).Output, new Input(("Batch", 2), ("Time", 2), ("Gate", 3), ("Model", 2)), weight, bias),
                    new("no steps", x => F.Gru(x[0], x[1], "Time", "Gate", "Model", x[2]).Hidden, new Input(("Time", 0), ("Gate", 3), ("Model", 2)), weight, new Input(("Model", 2))),
                ];
            }
        }
    }
}

namespace NamedTorch
{
    public static partial class F
    {
        /// <inheritdoc cref="Ops.Gru"/>
        /// <param name="gates">(over, .., gate, dim) in any order: what the inputs of all steps say to the three gates.</param>
        /// <param name="weight">(gate, dim, dim*): from the last hidden state to the gates.</param>
        /// <param name="over">The dim of the steps.</param>
        /// <param name="gate">The gates' dim, of size 3: reset, update, new.</param>
        /// <param name="dim">The hidden state's dim.</param>
        /// <param name="hidden">(.., dim): the first hidden state; null: zeros.</param>
        /// <param name="bias">(gate, dim): added to the product with the hidden state, or null.</param>
        /// <exception cref="UnknownDimException">NT1003: an operand lacks one of the dims.</exception>
        /// <exception cref="NameMismatchException">NT1001: an operand has other dims.</exception>
        /// <exception cref="SizeMismatchException">NT2001: sizes of one dim differ, or there are not three gates.</exception>
        [Signature(Ops.Gru.Signature)]
        public static GruResult Gru(Tensor gates, Tensor weight, Dim over, Dim gate, Dim dim, Tensor? hidden = null, Tensor? bias = null) =>
            Ops.Gru.Run(Given.Of(gates), Given.Of(weight), Given.Of(over), Given.Of(gate), Given.Of(dim), hidden, bias);
    }
}
