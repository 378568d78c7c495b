using NamedTorch.Core;

namespace NamedTorch.Ops;

/// <summary>The derivative of <see cref="Lstm"/> in recorded operations, where it is to be differentiated again: the steps forward, then back.</summary>
static class LstmGradient
{
    internal static void Pull(Pullback pull, in Recurrence steps, bool hasBias)
    {
        Tensor gates = pull.Input(0), weight = pull.Input(1), hidden = pull.Input(2), cell = pull.Input(3);
        var bias = hasBias ? pull.Input(4) : null;
        var walked = new List<Step>();
        var (h, c) = (hidden, cell);
        for (int t = 0; t < gates.Sizes[0]; t++)
        {
            var step = Step.Of(steps.At(gates, t) + steps.Recurring(h, weight, bias), h, c);
            walked.Add(step);
            (h, c) = (step.O * step.Wave, step.Cell);
        }
        Tensor? gh = null, gc = pull.CotangentOf(1);
        var ggates = new Tensor[walked.Count];
        long wide = 4 * hidden.Sizes[^1];
        for (int t = walked.Count - 1; t >= 0; t--)
        {
            if (pull.CotangentOf(0) is { } all) gh = Sum(gh, Part.Select(all, 0, t));
            (ggates[t], gc) = walked[t].Back(gh, gc);
            gh = Reshape.Run(Mm.Run(Matrix(ggates[t], wide), Matrix(weight, hidden.Sizes[^1]), null), hidden.Type);
        }
        var joined = Stack.Run("Lstm", ggates, DimSlot.Unnamed, 0);
        if (pull.Needs(0)) pull[0] = Retype.Run(joined, pull.TypeOf(0));
        if (pull.Needs(1))
        {
            var before = Matrix(Stack.Run("Lstm", [.. walked.Select(static s => s.Before)], DimSlot.Unnamed, 0), hidden.Sizes[^1]);
            pull[1] = Reshape.Run(Mm.Run(Rearrange.Permute(Matrix(joined, wide), [1, 0]), before, null), pull.TypeOf(1));
        }
        if (pull.Needs(2)) pull[2] = Retype.Run(gh!, pull.TypeOf(2));
        if (pull.Needs(3)) pull[3] = Retype.Run(gc!, pull.TypeOf(3));
        if (hasBias && pull.Needs(4)) pull[4] = Retype.Run(Summing.Over(joined, [.. Enumerable.Range(0, joined.Rank - 2)]), pull.TypeOf(4));
    }

    // As [rows, width], without names.
    static Tensor Matrix(Tensor x, long width) => Reshape.Run(x, TensorType.Of(x.ElementCount / width, width));

    static Tensor Sum(Tensor? x, Tensor y) => x is null ? y : x + Retype.Run(y, x.Type);

    /// <summary>What a step computed; Before and Previous are the states it started from.</summary>
    readonly record struct Step(Tensor I, Tensor F, Tensor G, Tensor O, Tensor Before, Tensor Previous, Tensor Cell, Tensor Wave)
    {
        internal static Step Of(Tensor gates, Tensor before, Tensor previous)
        {
            Tensor At(int place) => Retype.Run(Part.Select(gates, gates.Rank - 2, place), previous.Type);
            var (i, f, g, o) = (At(0).Sigmoid(), At(1).Sigmoid(), At(2).Tanh(), At(3).Sigmoid());
            var cell = f * previous + i * g;
            return new(i, f, g, o, before, previous, cell, cell.Tanh());
        }

        /// <summary>The gradients of the step's gates and of the cell before it.</summary>
        internal (Tensor Gates, Tensor Cell) Back(Tensor? gh, Tensor? gc)
        {
            gh ??= Cell * 0;
            var through = gh * O * (1 - Wave * Wave);
            gc = gc is null ? through : through + Retype.Run(gc, through.Type);
            Tensor[] parts = [gc * G * I * (1 - I), gc * Previous * F * (1 - F), gc * I * (1 - G * G), gh * Wave * O * (1 - O)];
            return (Stack.Run("Lstm", parts, DimSlot.Unnamed, Cell.Rank - 1), gc * F);
        }
    }
}
