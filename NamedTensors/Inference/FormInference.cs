using NamedTorch.Diagnostics;
using NamedTorch.Signatures;

namespace NamedTorch.Inference;

/// <summary>Applies one form of a signature.</summary>
internal static class FormInference
{
    /// <summary>The types of all results or the conflict; <paramref name="misfit"/> says why the form is not for these operands.</summary>
    public static Outcomes Apply(Bindings bindings, Form form, out string? misfit)
    {
        misfit = null;
        if (Bind(bindings, form) is { } conflict) return conflict;
        for (int i = 0; i < form.Inputs.Count; i++)
        {
            if (bindings.Inputs[i] is not { } operand) continue;
            if (PatternMatch.Run(bindings, form.Inputs[i].Pattern, operand, out misfit) is { } final)
                return bindings.Risks.AreOnly(final.Id) ? final : Unsure(form, bindings.Risks | final.Id);
            if (misfit is not null) return default;
        }
        // Several conflicts may be found; the catalogue's order decides.
        var findings = new Findings();
        findings.Add(bindings.Risks);
        Agreement.Names(bindings, form, findings);
        Agreement.Sizes(bindings, findings);
        foreach (var input in form.Inputs) findings.Add(SizeArithmetic.Check(bindings, input.Pattern, findings));
        var types = new TensorType[form.Outputs.Count];
        TensorType[]?[]? members = null;
        for (int i = 0; i < types.Length; i++)
        {
            var outcomes = OutputTypes.Members(bindings, form, form.Outputs[i]);
            foreach (var outcome in outcomes) findings.Add(outcome);
            if (form.Outputs[i].IsList && !outcomes.Any(outcome => outcome.Conflict is not null))
                (members ??= new TensorType[types.Length][])[i] = form.Outputs[i].HasMembers ? [.. outcomes.Select(outcome => outcome.Type)] : null;
            types[i] = outcomes.Where(outcome => outcome.IsType).Select(outcome => outcome.Type).DefaultIfEmpty(TensorType.Unknown).Aggregate(Join.Of);
        }
        if (findings.First is null) return Outcomes.Of(types, findings.Risks, members);
        if (findings.MayHideNames && bindings.Operands.Any(o => o.Type.SizeArray.Any(size => size != -1)))
        {
            var names = Apply(new Bindings(bindings.Operation, bindings.Arguments.Map(Sizeless.Of), bindings.Rules), form, out _);
            if (names.Conflict is { } hidden && !Sizeless.MayHideNames(hidden)) findings.Add(Sizeless.Restored(hidden, bindings.Operands));
            if (names.Conflict is null) findings.Add(names.Risks.OfNames);
        }
        var first = findings.First;
        return findings.IsCertain && bindings.Risks.AreOnly(first.Id) ? first : Unsure(form, findings.Risks | first.Id);
    }

    static Outcomes Unsure(Form form, Risks risks) => Outcomes.Of([.. Enumerable.Repeat(TensorType.Unknown, form.Outputs.Count)], risks);

    /// <summary>Inputs bind to tensor arguments by name where they carry one, else in order; a list binds to one input.</summary>
    static Conflict? Bind(Bindings bindings, Form form)
    {
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
