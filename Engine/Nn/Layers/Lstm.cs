using NamedTorch.Nn;

namespace NamedTorch;

/// <summary>A long short-term memory over a named dim: (.., over, .., In) becomes (.., over, .., Out), state by state.</summary>
/// <remarks>
/// <para>i, f, o = σ(W·x + b + U·h + d), g = tanh(W·x + b + U·h + d), c' = f·c + i·g, h' = o·tanh(c'): weights and biases of the four gates
/// stand along one dim in PyTorch's order i, f, g, o. Hochreiter, Schmidhuber 1997; Gers, Schmidhuber, Cummins 2000.</para>
/// <para>Input weight: (gate 4, Out, In…), hidden weight: (gate 4, Out, Out*), biases: (gate 4, Out); uniform within ±1/√Out, as in PyTorch. A dim in
/// both In and Out is starred in the input weight, so that one LSTM can follow another.</para>
/// </remarks>
public sealed class Lstm : Module
{
    readonly RecurrentInput input;
    readonly Dim over, gate, made;
    readonly Tensor inputWeight, hiddenWeight;
    readonly Tensor? inputBias, hiddenBias;

    /// <summary>A module with fresh parameters.</summary>
    /// <param name="In">The dims of one input, with sizes: <c>Model[128]</c>.</param>
    /// <param name="Out">The dim of hidden state and cell: <c>Hidden[256]</c>.</param>
    /// <param name="over">The dim of the steps.</param>
    /// <param name="bias">Adds the two biases.</param>
    /// <param name="gate">The name of the gates' dim; null: Gate.</param>
    /// <param name="generator">Draws the parameters; null: the default one.</param>
    /// <exception cref="DuplicateNamesException">NT1004: a dim twice among In, Out, over and gate.</exception>
    public Lstm(Axes In, Axis Out, Dim over, bool bias = true, Dim? gate = null, Generator? generator = null)
    {
        (this.over, this.gate, made) = (over, gate ?? "Gate", Out.Dim!);
        input = new("Lstm", In, made, this.gate);
        float bound = 1 / MathF.Sqrt(Math.Max(1, Out.Size));
        Axis gates = this.gate[4];
        inputWeight = Init.Uniform([gates, Out, .. input.Contracted], -bound, bound, generator);
        hiddenWeight = Init.Uniform([gates, Out, made.Star[Out.Size]], -bound, bound, generator);
        if (!bias) return;
        inputBias = Init.Uniform([gates, Out], -bound, bound, generator);
        hiddenBias = Init.Uniform([gates, Out], -bound, bound, generator);
    }

    /// <summary>(gate 4, Out, In…).</summary>
    public Tensor InputWeight => inputWeight;

    /// <summary>(gate 4, Out, Out*).</summary>
    public Tensor HiddenWeight => hiddenWeight;

    /// <summary>(gate 4, Out), or null.</summary>
    public Tensor? InputBias => inputBias;

    /// <summary>(gate 4, Out), or null.</summary>
    public Tensor? HiddenBias => hiddenBias;

    /// <summary>All steps, from the first to the last.</summary>
    /// <param name="x">(.., over, .., In), in any order.</param>
    /// <param name="hidden">(.., Out): the first hidden state; null: zeros.</param>
    /// <param name="cell">(.., Out): the first cell; null: zeros.</param>
    /// <returns>All hidden states: the dims of x without In, Out last; the last hidden state and cell.</returns>
    /// <exception cref="UnknownDimException">NT1003: x lacks a dim of In, or over.</exception>
    /// <exception cref="DuplicateNamesException">NT1004: x has the dim Out, or the gates'.</exception>
    /// <exception cref="NameMismatchException">NT1001: a state has other dims.</exception>
    /// <exception cref="SizeMismatchException">NT2001: sizes of one dim differ.</exception>
    [Signature("x: {In ..r}, hidden?: ..h, cell?: ..c -> ..r Out, drop((..r Out), over), drop((..r Out), over)")]
    public LstmResult Forward(Tensor x, Tensor? hidden = null, Tensor? cell = null) =>
        F.Lstm(input.Gates(x, inputWeight), hiddenWeight, over, gate, made, hidden, cell, inputBias is null ? null : inputBias + hiddenBias!);
}
