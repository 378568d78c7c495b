using NamedTorch.Core;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>The recurrence of an LSTM over a dim: at every step the gates plus weight·h plus bias go through <see cref="LstmCell"/>.</summary>
    /// <remarks>What the input says to the gates is given for all steps at once, so that it can be one product.</remarks>
    public readonly struct Lstm : IOperation
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "gates: {over gate=4 dim ..r}, weight: gate=4 dim dim*=dim, hidden?: {dim ..r}, cell?: {dim ..r}, bias?: gate=4 dim -> drop(gates, gate), ..r dim, ..r dim";

        internal static LstmResult Run(Tensor gates, Tensor weight, Dim over, Dim gate, Dim dim, Tensor? hidden, Tensor? cell, Tensor? bias)
        {
            var types = Recurrence.Types(nameof(Lstm), Signature, gates, weight, over, gate, dim, (nameof(hidden), hidden), (nameof(cell), cell), (nameof(bias), bias));
            var steps = new Recurrence(gates.Type, types[0], over, gate, dim);
            var (h, c) = (steps.State(hidden, types[1], gates), steps.State(cell, types[2], gates));
            var outputs = new Tensor[gates.Size(over)];
            gates = steps.Gates(gates);
            for (int t = 0; t < outputs.Length; t++)
            {
                (h, c) = LstmCell.Run(steps.At(gates, t) + steps.Recurring(h, weight, bias), c, gate);
                outputs[t] = h;
            }
            return new(steps.Output(outputs, h), h, c);
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
