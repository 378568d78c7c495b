using NamedTorch.Core;
using NamedTorch.Diagnostics;
using NamedTorch.Tape;

namespace NamedTorch;

/// <summary>
/// Derivatives as values: nothing is accumulated into any leaf. A gradient has exactly the type of what it is the gradient of.
/// </summary>
public static partial class Autograd
{
    /// <summary>Σ over the outputs of cotangent · d output / d input, for each input.</summary>
    /// <param name="outputs">What is differentiated.</param>
    /// <param name="inputs">By what; leaves or intermediate results.</param>
    /// <param name="cotangents">One per output, of its sizes and names (or unnamed); null: 1 for outputs of one element.</param>
    /// <param name="createGraph">Records the derivative itself, to be differentiated again.</param>
    /// <param name="keepGraph">Keeps what the tape saved for another pass; by default as <paramref name="createGraph"/>.</param>
    /// <param name="allowUnused">Gives null for an input that no output depends on, instead of refusing.</param>
    /// <returns>One per input.</returns>
    /// <exception cref="AutogradException">NT6002: what the tape kept was overwritten; NT6003: an output or input requires no gradient,
    /// an input is not used, a cotangent is missing or has other sizes, or the graph was freed.</exception>
    /// <exception cref="NameMismatchException">NT1001: a cotangent's names are not its output's.</exception>
    public static Tensor?[] Grad(
        IReadOnlyList<Tensor> outputs, IReadOnlyList<Tensor> inputs, IReadOnlyList<Tensor?>? cotangents = null, bool createGraph = false, bool? keepGraph = null, bool allowUnused = false)
    {
        if (cotangents is not null && cotangents.Count != outputs.Count)
            throw new Conflict(DiagnosticId.NT6003, "Grad", ("reason", $"{cotangents.Count} cotangents for {outputs.Count} outputs."), ("fix", "Give one per output; null for 1.")).ToException();
        var seeds = new Tensor[outputs.Count];
        var (origins, targets) = (new Edge[outputs.Count], new Edge[inputs.Count]);
        for (int i = 0; i < seeds.Length; i++)
        {
            seeds[i] = Seeds.Of("Grad", outputs.Count == 1 ? "output" : $"output {i}", outputs[i], cotangents?[i]);
            origins[i] = outputs[i].Origin();
        }
        for (int i = 0; i < targets.Length; i++)
        {
            targets[i] = inputs[i].Origin();
            if (targets[i].Node is null) throw Refused(inputs, i, "does not require a gradient", "Set RequiresGrad before the outputs are computed.");
        }
        var gradients = new Tensor?[inputs.Count];
        new BackwardPass(keepGraph ?? createGraph, createGraph, gradients).Run(origins, seeds, targets);
        for (int i = 0; i < gradients.Length; i++)
            if (gradients[i] is null && !allowUnused) throw Refused(inputs, i, "is not used by the outputs", "Pass allowUnused: true to get null for it.");
        return gradients;
    }

    /// <summary>cotangent · d output / d input.</summary>
    /// <inheritdoc cref="Grad(IReadOnlyList{Tensor}, IReadOnlyList{Tensor}, IReadOnlyList{Tensor?}?, bool, bool?, bool)"/>
    /// <param name="output">What is differentiated.</param>
    /// <param name="input">By what.</param>
    /// <param name="cotangent">Of the output's sizes and names (or unnamed); null: 1 for an output of one element.</param>
    /// <param name="createGraph">Records the derivative itself, to be differentiated again.</param>
    /// <param name="keepGraph">Keeps what the tape saved for another pass; by default as <paramref name="createGraph"/>.</param>
    public static Tensor Grad(Tensor output, Tensor input, Tensor? cotangent = null, bool createGraph = false, bool? keepGraph = null) =>
        Grad([output], [input], [cotangent], createGraph, keepGraph)[0]!;

    static Exception Refused(IReadOnlyList<Tensor> inputs, int i, string reason, string fix) =>
        new Conflict(DiagnosticId.NT6003, "Grad", ("reason", inputs.Count == 1 ? $"the input {reason}." : $"input {i} {reason}."), ("fix", fix)).With("input", inputs[i].Type).ToException();
}
