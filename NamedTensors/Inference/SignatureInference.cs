using NamedTorch.Diagnostics;
using NamedTorch.Inference;
using NamedTorch.Signatures;

namespace NamedTorch;

/// <summary>Applies a signature to the types and arguments of one call.</summary>
public static class SignatureInference
{
    extension(Signature signature)
    {
        /// <summary>The type of the only result, under this thread's <see cref="NameRules"/>.</summary>
        /// <param name="operation">What the user called.</param>
        /// <param name="arguments">The call's arguments by parameter name.</param>
        /// <exception cref="TensorTypeException">The types do not fit the signature; any id of the 1000s and 2000s, NT3001.</exception>
        public TensorType Infer(string operation, Arguments arguments) =>
            signature.InferOrConflict(operation, arguments, NameRules.Current).Types[0];

        /// <summary>The types of all results, under this thread's <see cref="NameRules"/>.</summary>
        /// <inheritdoc cref="Infer(Signature, string, Arguments)"/>
        public TensorType[] InferAll(string operation, Arguments arguments) =>
            signature.InferOrConflict(operation, arguments, NameRules.Current).Types;

        /// <summary>The types of all results, or the conflict.</summary>
        /// <param name="operation">What the user called.</param>
        /// <param name="arguments">The call's arguments by parameter name.</param>
        /// <param name="rules">Strict or PyTorch's.</param>
        public Outcomes InferOrConflict(string operation, Arguments arguments, NameRules rules)
        {
            if (InferenceMemory.TryGet(signature, arguments, rules, out var remembered)) return remembered;
            var outcomes = FormChoice.Run(signature, operation, arguments, rules);
            if (outcomes.Conflict is null) InferenceMemory.Set(signature, arguments, rules, outcomes.Types);
            return outcomes;
        }
    }

    internal static Outcomes Apply(Bindings bindings, Form form, out string? misfit)
    {
        if (Bind(bindings, form, out misfit) is { } conflict) return conflict;
        if (misfit is not null) return default;
        for (int i = 0; i < form.Inputs.Count; i++)
        {
            if (bindings.Inputs[i] is not { } operand) continue;
            if (PatternMatch.Run(bindings, form.Inputs[i].Pattern, operand, out misfit) is { } final) return final;
            if (misfit is not null) return default;
        }
        // Several conflicts may be found; the catalogue's order decides.
        Conflict? first = null;
        Report(Agreement.Names(bindings, form, out var contracted));
        Report(contracted);
        Report(Agreement.Sizes(bindings));
        foreach (var input in form.Inputs) Report(SizeArithmetic.Check(bindings, input.Pattern));
        var types = new TensorType[form.Outputs.Count];
        for (int i = 0; i < types.Length; i++)
        {
            var outcome = OutputTypes.Of(bindings, form, form.Outputs[i]);
            Report(outcome.Conflict);
            if (outcome.IsType) types[i] = outcome.Type;
        }
        if (first is null) return types;
        if (!Sizeless.MayHideNames(first)) return first;
        var sizeless = new Bindings(bindings.Operation, bindings.Arguments.Map(Sizeless.Of), bindings.Rules);
        return first.Operands.Any(o => o.Type is TensorType type && type.SizeArray.Any(size => size != -1))
            && Apply(sizeless, form, out _).Conflict is { } names && !Sizeless.MayHideNames(names)
                ? Sizeless.Restored(names, bindings.Operands)
                : first;

        void Report(Conflict? next)
        {
            if (next is not null && (first is null || next.Id < first.Id)) first = next;
        }
    }

    /// <summary>Inputs bind to tensor arguments by name where they carry one, else in order; a list binds to one input.</summary>
    static Conflict? Bind(Bindings bindings, Form form, out string? misfit)
    {
        misfit = null;
        var free = bindings.Arguments.Tensors.ToList();
        var chosen = new KeyValuePair<string, object?>?[form.Inputs.Count];
        for (int i = 0; i < chosen.Length; i++)
        {
            int at = form.Inputs[i].Name is { } name ? free.FindIndex(pair => pair.Key == name) : -1;
            if (at < 0) continue;
            chosen[i] = free[at];
            free.RemoveAt(at);
        }
        for (int i = 0; i < chosen.Length; i++)
        {
            var input = form.Inputs[i];
            if (chosen[i] is null && input.IsOptional)
            {
                bindings.Inputs.Add(bindings.Arguments.IsAbsent(input.Parameter!) ? null : new(input.Parameter!, TensorType.Unknown));
                continue;
            }
            if (chosen[i] is null)
            {
                if (free.Count == 0) return bindings.Flaw($"there is no tensor for input {i + 1} of '{form}'");
                chosen[i] = free[0];
                free.RemoveAt(0);
            }
            var (key, value) = (chosen[i]!.Value.Key, chosen[i]!.Value.Value);
            bindings.Inputs.Add(new(key, value as TensorType ?? TensorType.Unknown));
        }
        return null;
    }
}
