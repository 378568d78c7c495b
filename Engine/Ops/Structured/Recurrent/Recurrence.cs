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

    /// <summary>A state with its own dim last: a view; zeros where there is none.</summary>
    internal Tensor State(Tensor? state, TensorType type, DType dtype, Device device)
    {
        if (state is null) return Full.Run(type, 0, dtype, device);
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
    internal Tensor Output(Tensor[] steps, Tensor state) =>
        steps.Length == 0 ? Full.Run(output, 0, state.DType, state.Device) : Output(Stack.Run("Stack", steps, DimSlot.Unnamed, 0));

    /// <summary>(over, .., dim) in the order of the output's dims: a view.</summary>
    internal Tensor Output(Tensor steps) => Retype.Run(Rearrange.Permute(steps, states), output);

    /// <summary>The type of all steps' states as (over, .., dim).</summary>
    internal TensorType Ordered(TensorType state, TensorType gates) => new(state.Dims.Insert(0, gates.Dims[0]), Layouts.Insert(state.SizeArray, 0, gates.SizeArray[0]));

    /// <summary>(over, .., along) as [over, rows, along], the last dense: a view where strides allow it. Not recorded.</summary>
    internal static Tensor Lines(Tensor x, int along)
    {
        int first = x.Rank - along;
        bool isDense = Strides.AreContiguous(x.Sizes[first..], x.Strides[first..]);
        for (int d = 1; d < first - 1; d++) isDense &= x.Strides[d] == x.Strides[d + 1] * x.Sizes[d + 1];
        if (!isDense) x = Trailing.Dense(x);
        long length = 1, rows = 1;
        for (int d = 1; d < x.Rank; d++)
            if (d < first) rows *= x.Sizes[d];
            else length *= x.Sizes[d];
        return x.View(TensorType.Of(x.Sizes[0], rows, length), [x.Strides[0], first > 1 ? x.Strides[first - 1] : length, 1], x.Offset);
    }

    /// <summary>Room for what only a derivative reads, dense [over, rows, width]: for all steps where it is kept, else for one, as often as there are steps.</summary>
    internal static Tensor Room(Tensor gates, long width, bool isKept)
    {
        long time = gates.Sizes[0], rows = gates.ElementCount / (time * gates.Sizes[^1] * gates.Sizes[^2]);
        var room = Tensor.Allocate(TensorType.Of(isKept ? time : 1, rows, width), gates.DType, gates.Device);
        return isKept ? room : room.View(TensorType.Of(time, rows, width), [0, width, 1], 0);
    }

    /// <summary>(.., dim) as dense [rows, dim]. Not recorded.</summary>
    internal static Tensor Rows(Tensor state)
    {
        state = Trailing.Dense(state);
        long length = state.Sizes[^1];
        return state.View(TensorType.Of(state.ElementCount / length, length), [length, 1], state.Offset);
    }

    /// <summary>Σ over steps and rows of g ⊗ the hidden state before the step: g is dense [over, rows, gates·dim], output [over, rows, dim]. Not recorded.</summary>
    internal static Tensor WeightGradient(Tensor g, Tensor output, Tensor first, TensorType weight)
    {
        var result = Tensor.Allocate(weight, g.DType, g.Device);
        long wide = g.Sizes[2], length = output.Sizes[2], rows = first.Sizes[0], later = rows * (g.Sizes[0] - 1);
        var target = result.View(TensorType.Of(wide, length), [length, 1], 0);
        var kernel = Required.Kernel<IMatrixKernel>("Recurrence", g);
        kernel.Product(target, g.View(TensorType.Of(wide, later), [1, wide], g.Offset + rows * wide), output.View(TensorType.Of(later, length), [length, 1], output.Offset), accumulate: false);
        kernel.Product(target, g.View(TensorType.Of(wide, rows), [1, wide], g.Offset), first, accumulate: true);
        return result;
    }

    /// <summary>Σ over steps and rows of g. Not recorded.</summary>
    internal static Tensor BiasGradient(Tensor g, TensorType bias)
    {
        var sum = Summing.Over(g.View(TensorType.Of(g.Sizes[0] * g.Sizes[1], g.Sizes[2]), [g.Sizes[2], 1], g.Offset), [0]);
        return sum.View(bias, bias.ContiguousStrides, sum.Offset);
    }
}
