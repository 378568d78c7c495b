using NamedTorch.Diagnostics;

namespace NamedTorch.Inference;

/// <summary>Tensors side by side along a new dim: their names unify, their sizes are equal.</summary>
/// <remarks>Composed of new and cat; adjoint: each tensor's place.</remarks>
public static class Stack
{
    /// <summary>The type of the stack.</summary>
    /// <param name="operation">What the user called.</param>
    /// <param name="types">The operands' types; at least one, all of one rank.</param>
    /// <param name="slot">The new dim.</param>
    /// <param name="at">Its position in the result; −1 = last.</param>
    /// <exception cref="TensorTypeException">NT1004: the name is taken; NT1010: names or ranks differ, or no tensors; NT1013; NT2001: sizes.</exception>
    public static TensorType Types(string operation, IReadOnlyList<TensorType> types, DimSlot slot, int at) =>
        Try(operation, types, slot, at, NameRules.Current).Type;

    /// <summary>As <see cref="Types"/>, without throwing.</summary>
    public static Outcome Try(string operation, IReadOnlyList<TensorType> types, DimSlot slot, int at, NameRules rules, string operand = "tensors")
    {
        if (types.Count == 0) return new Conflict(DiagnosticId.NT1010, operation);
        var longer = new TensorType[types.Count];
        var risks = Risks.None;
        int place = at, closed = -1;
        for (int i = 0; i < longer.Length; i++)
        {
            var one = New.Try(operation, types[i], slot.WithUnit(false), 1, at, $"{operand}[{i}]");
            if (one.Conflict is { } conflict) return Outcome.Fail(conflict, risks);
            risks |= one.Risks;
            longer[i] = one.Type;
            if (!one.Type.Dims.IsOpen && closed < 0) closed = i;
        }
        if (closed >= 0 && at < 0) place = at + longer[closed].Rank;
        var all = Concat.Try(operation, longer, place, rules, operand);
        return all.Conflict is { } differ ? Outcome.Fail(differ, risks) : Outcome.Of(all.Type, risks | all.Risks);
    }
}
