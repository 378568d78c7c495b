using NamedTorch.Core;
using NamedTorch.Inference;

namespace NamedTorch.Ops
{
    /// <summary>The recurrence of a GRU over a dim: at every step the gates and weight·h plus bias go through <see cref="GruCell"/>.</summary>
    /// <remarks>What the input says to the gates is given for all steps at once, so that it can be one product.</remarks>
    public readonly struct Gru : IOperation
    {
        /// <summary>Names and sizes.</summary>
        public const string Signature = "gates: {over gate=3 dim ..r}, weight: gate=3 dim dim*=dim, hidden?: {dim ..r}, bias?: gate=3 dim -> drop(gates, gate), ..r dim";

        internal static GruResult Run(Tensor gates, Tensor weight, Dim over, Dim gate, Dim dim, Tensor? hidden, Tensor? bias)
        {
            var types = Recurrence.Types(nameof(Gru), Signature, gates, weight, over, gate, dim, (nameof(hidden), hidden), (nameof(bias), bias));
            var steps = new Recurrence(gates.Type, types[0], over, gate, dim);
            var h = steps.State(hidden, types[1], gates.DType.IsFloating ? gates.DType : Promotion.DefaultFloat, gates.Device);
            var outputs = new Tensor[gates.Size(over)];
            gates = steps.Gates(gates);
            for (int t = 0; t < outputs.Length; t++) outputs[t] = h = GruCell.Run(steps.At(gates, t), steps.Recurring(h, weight, bias), h, gate);
            return new(steps.Output(outputs, h), h);
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
