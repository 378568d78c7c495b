using NamedTorch.Diagnostics;
using NamedTorch.Signatures;

namespace NamedTorch.Inference;

/// <summary>
/// The first form of a signature whose guards hold and whose inputs fit is the one that is meant. Where the checker cannot tell,
/// every form that may be meant counts: what their results have in common, and a conflict only if all have the same.
/// </summary>
internal static class FormChoice
{
    public static Outcomes Run(Signature signature, string operation, Arguments arguments, NameRules rules)
    {
        var misfits = new List<string>();
        var candidates = new List<Outcomes>();
        Bindings? last = null;
        bool sure = false;
        foreach (var form in signature.Forms)
        {
            bool? applies = form.Applies(arguments);
            if (applies == false) continue;
            var bindings = last = new Bindings(operation, arguments, rules);
            var outcomes = FormInference.Apply(bindings, form, out string? misfit);
            if (misfit is null) candidates.Add(outcomes);
            else misfits.Add(misfit);
            sure = misfit is null && applies == true && !bindings.FitIsGuessed;
            if (sure) break;
        }
        if (last is null) return new Bindings(operation, arguments, rules).Flaw($"no form of '{signature}' is for these arguments");
        if (candidates.Count == 0) return Misfit(signature, last, misfits);
        return candidates.Count == 1 ? candidates[0] : Common(candidates);
    }

    static Outcomes Common(List<Outcomes> candidates)
    {
        var types = candidates.Where(c => c.Conflict is null).Select(c => c.Types).ToList();
        var conflicts = candidates.Select(c => c.Conflict).OfType<Conflict>().ToList();
        if (types.Count == 0)
            return conflicts.All(c => c.Id == conflicts[0].Id) ? conflicts[0] : new[] { TensorType.Unknown };
        int count = types.Min(t => t.Length);
        return Enumerable.Range(0, count).Select(i => types.Select(t => t[i]).Aggregate(Join.Of)).ToArray();
    }

    // One form: say what does not fit it. Several: the user chose none of them.
    static Conflict Misfit(Signature signature, Bindings last, List<string> misfits)
    {
        string why = misfits.Count == 1 ? misfits[0] : "no form of the signature fits: " + string.Join("; ", misfits);
        bool literal = signature.Forms.SelectMany(f => f.Inputs).SelectMany(i => i.Pattern.Terms).OfType<DimTerm>()
            .Any(term => term.Kind == DimTermKind.Name && !last.Arguments.TryGet(term.Name, out _));
        return last.Conflict(literal ? DiagnosticId.NT3001 : DiagnosticId.NT2007, ("reason", why + "."), ("fix", $"The signature is {signature}."));
    }
}
