using NamedTorch.Core;

namespace NamedTorch.Ops;

/// <summary>The derivative of <see cref="Gru"/> in recorded operations, where it is to be differentiated again: the steps forward, then back.</summary>
static class GruGradient
{
    internal static void Pull(Pullback pull, in Recurrence steps, bool hasBias)
    {
        Tensor gates = pull.Input(0), weight = pull.Input(1), hidden = pull.Input(2);
        var bias = hasBias ? pull.Input(3) : null;
        var walked = new List<Step>();
        var h = hidden;
        for (int t = 0; t < gates.Sizes[0]; t++)
        {
            var step = Step.Of(steps.At(gates, t), steps.Recurring(h, weight, bias), h);
            walked.Add(step);
            h = step.N + step.Z * (h - step.N);
        }
        Tensor? gh = null;
        Tensor[] ggates = new Tensor[walked.Count], gown = new Tensor[walked.Count];
        long length = hidden.Sizes[^1];
        for (int t = walked.Count - 1; t >= 0; t--)
        {
            var g = Retype.Run(Part.Select(pull.Cotangent, 0, t), hidden.Type);
            g = gh is null ? g : gh + g;
            (ggates[t], gown[t]) = walked[t].Back(g);
            gh = g * walked[t].Z + Reshape.Run(Mm.Run(Matrix(gown[t], 3 * length), Matrix(weight, length), null), hidden.Type);
        }
        var own = Stack.Run("Gru", gown, DimSlot.Unnamed, 0);
        if (pull.Needs(0)) pull[0] = Retype.Run(Stack.Run("Gru", ggates, DimSlot.Unnamed, 0), pull.TypeOf(0));
        if (pull.Needs(1))
        {
            var before = Matrix(Stack.Run("Gru", [.. walked.Select(static s => s.Before)], DimSlot.Unnamed, 0), length);
            pull[1] = Reshape.Run(Mm.Run(Rearrange.Permute(Matrix(own, 3 * length), [1, 0]), before, null), pull.TypeOf(1));
        }
        if (pull.Needs(2)) pull[2] = gh!;
        if (hasBias && pull.Needs(3)) pull[3] = Retype.Run(Summing.Over(own, [.. Enumerable.Range(0, own.Rank - 2)]), pull.TypeOf(3));
    }

    // As [rows, width], without names.
    static Tensor Matrix(Tensor x, long width) => Reshape.Run(x, TensorType.Of(x.ElementCount / width, width));

    /// <summary>What a step computed; Own is what the hidden state Before says to the new gate.</summary>
    readonly record struct Step(Tensor R, Tensor Z, Tensor N, Tensor Own, Tensor Before)
    {
        internal static Step Of(Tensor fromInput, Tensor fromHidden, Tensor before)
        {
            Tensor At(Tensor gates, int place) => Retype.Run(Part.Select(gates, gates.Rank - 2, place), before.Type);
            var (r, own) = ((At(fromInput, 0) + At(fromHidden, 0)).Sigmoid(), At(fromHidden, 2));
            return new(r, (At(fromInput, 1) + At(fromHidden, 1)).Sigmoid(), (At(fromInput, 2) + r * own).Tanh(), own, before);
        }

        /// <summary>The gradients of the step's two kinds of gates.</summary>
        internal (Tensor Input, Tensor Own) Back(Tensor g)
        {
            Tensor gz = g * (Before - N) * Z * (1 - Z), gn = g * (1 - Z) * (1 - N * N), gr = gn * Own * R * (1 - R);
            int at = Before.Rank - 1;
            return (Stack.Run("Gru", [gr, gz, gn], DimSlot.Unnamed, at), Stack.Run("Gru", [gr, gz, gn * R], DimSlot.Unnamed, at));
        }
    }
}
