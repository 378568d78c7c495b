using NamedTorch.Nn;

namespace NamedTorch;

/// <summary>Gated recurrent units over a named dim: (.., over, .., In) becomes (.., over, .., Out), state by state.</summary>
/// <remarks>
/// <para>r, z = σ(W·x + b + U·h + d), n = tanh(W·x + b + r·(U·h + d)), h' = (1 − z)·n + z·h: weights and biases of the three gates stand along
/// one dim in PyTorch's order r, z, n. Cho et al. 2014.</para>
/// <para>Input weight: (gate 3, Out, In…), hidden weight: (gate 3, Out, Out*), biases: (gate 3, Out); uniform within ±1/√Out, as in PyTorch. A dim in
/// both In and Out is starred in the input weight, so that one GRU can follow another.</para>
/// </remarks>
public sealed class Gru : Module
{
    readonly RecurrentInput input;
    readonly Dim over, gate, made;
    readonly Tensor inputWeight, hiddenWeight;
    readonly Tensor? inputBias, hiddenBias;

    /// <summary>A module with fresh parameters.</summary>
    /// <param name="In">The dims of one input, with sizes: <c>Model[128]</c>.</param>
    /// <param name="Out">The dim of the hidden state: <c>Hidden[256]</c>.</param>
    /// <param name="over">The dim of the steps.</param>
    /// <param name="bias">Adds the two biases.</param>
    /// <param name="gate">The name of the gates' dim; null: Gate.</param>
    /// <param name="generator">Draws the parameters; null: the default one.</param>
    /// <exception cref="DuplicateNamesException">NT1004: a dim twice among In, Out, over and gate.</exception>
    public Gru(Axes In, Axis Out, Dim over, bool bias = true, Dim? gate = null, Generator? generator = null)
    {
        (this.over, this.gate, made) = (over, gate ?? "Gate", Out.Dim!);
        input = new("Gru", In, made, this.gate);
        float bound = 1 / MathF.Sqrt(Math.Max(1, Out.Size));
        Axis gates = this.gate[3];
        inputWeight = Init.Uniform([gates, Out, .. input.Contracted], -bound, bound, generator);
        hiddenWeight = Init.Uniform([gates, Out, made.Star[Out.Size]], -bound, bound, generator);
        if (!bias) return;
        inputBias = Init.Uniform([gates, Out], -bound, bound, generator);
        hiddenBias = Init.Uniform([gates, Out], -bound, bound, generator);
    }

    /// <summary>(gate 3, Out, In…).</summary>
    public Tensor InputWeight => inputWeight;

    /// <summary>(gate 3, Out, Out*).</summary>
    public Tensor HiddenWeight => hiddenWeight;

    /// <summary>(gate 3, Out), or null.</summary>
    public Tensor? InputBias => inputBias;

    /// <summary>(gate 3, Out), or null.</summary>
    public Tensor? HiddenBias => hiddenBias;

    /// <summary>All steps, from the first to the last.</summary>
    /// <param name="x">(.., over, .., In), in any order.</param>
    /// <param name="hidden">(.., Out): the first hidden state; null: zeros.</param>
    /// <returns>All hidden states: the dims of x without In, Out last; the last hidden state.</returns>
    /// <exception cref="UnknownDimException">NT1003: x lacks a dim of In, or over.</exception>
    /// <exception cref="DuplicateNamesException">NT1004: x has the dim Out, or the gates'.</exception>
    /// <exception cref="NameMismatchException">NT1001: the state has other dims.</exception>
    /// <exception cref="SizeMismatchException">NT2001: sizes of one dim differ.</exception>
    [Signature("x: {In ..r}, hidden?: ..h -> ..r Out, drop((..r Out), over)")]
    public GruResult Forward(Tensor x, Tensor? hidden = null)
    {
        var gates = input.Gates(x, inputWeight);
        return F.Gru(inputBias is null ? gates : gates + inputBias, hiddenWeight, over, gate, made, hidden, hiddenBias);
    }
}
