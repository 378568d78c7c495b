using NamedTorch.Core;
using NamedTorch.Inference;

namespace NamedTorch.Ops;

/// <summary>How a recurrence goes through its operands: where their dims stand, and the steps as recorded operations.</summary>
readonly struct Recurrence
{
    readonly Dim gate, dim;
    readonly int[] order, states;
    readonly TensorType output;

    /// <param name="gates">(over, .., gate, dim) in any order.</param>
    /// <param name="output">The same without the gates.</param>
    /// <param name="over">The dim of the steps.</param>
    /// <param name="gate">The gates' dim.</param>
    /// <param name="dim">The hidden state's dim.</param>
    internal Recurrence(TensorType gates, TensorType output, Dim over, Dim gate, Dim dim)
    {
        (this.gate, this.dim, this.output) = (gate, dim, output);
        int time = gates.Dims.IndexOf(over.Name), kind = gates.Dims.IndexOf(gate.Name), own = gates.Dims.IndexOf(dim.Name);
        var rest = Trailing.Order(gates.Rank, [time, kind, own]).AsSpan(..^3);
        order = [time, .. rest, kind, own];
        // Where output's dims stand in (over, .., dim).
        int[] without = [time, .. rest, own];
        states = new int[without.Length];
        for (int i = 0; i < states.Length; i++) states[i] = Array.IndexOf(without, i < kind ? i : i + 1);
    }

    /// <summary>As (over, .., gate, dim): a view.</summary>
    internal Tensor Gates(Tensor gates) => Rearrange.Permute(gates, order);

    /// <summary>The types of the results.</summary>
    /// <exception cref="TensorTypeException">Names or sizes do not fit the signature.</exception>
    internal static TensorType[] Types(string operation, string signature, Tensor gates, Tensor weight, Dim over, Dim gate, Dim dim, params ReadOnlySpan<(string Name, Tensor? Value)> optional)
    {
        var arguments = new Arguments().Type(nameof(gates), gates.Type).Type(nameof(weight), weight.Type).Dim(nameof(over), over).Dim(nameof(gate), gate).Dim(nameof(dim), dim);
        foreach (var (name, value) in optional) arguments = value is null ? arguments.Absent(name) : arguments.Type(name, value.Type);
        return Signature.Of(signature).InferAll(operation, arguments);
    }

    /// <summary>A state with its own dim last: a view; zeros like the gates where there is none.</summary>
    internal Tensor State(Tensor? state, TensorType type, Tensor gates)
    {
        if (state is null) return Full.Run(type, 0, gates.DType.IsFloating ? gates.DType : Promotion.DefaultFloat, gates.Device);
        int own = state.Dims.IndexOf(dim.Name);
        return own == state.Rank - 1 ? state : Rearrange.Permute(state, Trailing.Order(state.Rank, [own]));
    }

    /// <summary>The gates of one step, (.., gate, dim).</summary>
    internal Tensor At(Tensor gates, int step) => Part.Select(gates, 0, step);

    /// <summary>What the hidden state says to the gates: (.., gate, dim).</summary>
    internal Tensor Recurring(Tensor hidden, Tensor weight, Tensor? bias)
    {
        var y = hidden.Rename(dim, dim.Star).Dot(weight, dim.Star);
        return bias is null ? y : y + bias;
    }

    /// <summary>The states of all steps, in the order of the output's dims.</summary>
    internal Tensor Output(Tensor[] steps, Tensor state)
    {
        if (steps.Length == 0) return Full.Run(output, 0, state.DType, state.Device);
        var y = Rearrange.Permute(Stack.Run("Stack", steps, DimSlot.Unnamed, 0), states);
        return Retype.Run(y, output);
    }
}
