using NamedTorch.Diagnostics;
using NamedTorch.Signatures;

namespace NamedTorch.Inference;

/// <summary>Applies one form of a signature.</summary>
internal static class FormInference
{
    /// <summary>The types of all results or the conflict; <paramref name="misfit"/> says why the form is not for these operands.</summary>
    public static Outcomes Apply(Bindings bindings, Form form, out string? misfit)
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
