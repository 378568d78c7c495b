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
        var risks = Risks.None;
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
            // A form may be refused for good before it is seen not to fit.
            if (misfit is not null) risks |= bindings.Risks;
            sure = misfit is null && applies == true && !bindings.FitIsGuessed;
            if (sure) break;
        }
        if (last is null) return new Bindings(operation, arguments, rules).Flaw($"no form of '{signature}' is for these arguments");
        var none = Misfit(signature, last, misfits);
        if (!sure) risks |= none.Id;
        if (candidates.Count == 0) return risks.AreOnly(none.Id) ? none : Outcomes.Of([.. signature.Forms[0].Outputs.Select(_ => TensorType.Unknown)], risks);
        return candidates.Count == 1 && !risks.Any ? candidates[0] : Common(candidates, risks);
    }

    /// <summary>Lists of unknown length: what one member and two members have in common holds for more.</summary>
    public static Outcomes OfAnyLength(Signature signature, string operation, Arguments arguments, NameRules rules) => Common(
        [Run(signature, operation, arguments.WithMembers(1), rules), Run(signature, operation, arguments.WithMembers(2), rules)], Risks.None);

    static Outcomes Common(List<Outcomes> candidates, Risks risks)
    {
        var types = candidates.Where(c => c.Conflict is null).ToList();
        var conflicts = candidates.Select(c => c.Conflict).OfType<Conflict>().ToList();
        if (types.Count == 0 && conflicts.All(c => risks.AreOnly(c.Id) && c.Id == conflicts[0].Id)) return conflicts[0];
        foreach (var conflict in conflicts) risks |= conflict.Id;
        if (types.Count == 0) return Outcomes.Of([TensorType.Unknown], risks);
        int count = types.Min(t => t.Types.Length);
        return Outcomes.Of(
            [.. Enumerable.Range(0, count).Select(i => types.Select(t => t.Types[i]).Aggregate(Join.Of))],
            types.Aggregate(risks, (all, t) => all | t.Risks));
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
