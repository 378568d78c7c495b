using NamedTorch.Conformance.Adapters;

namespace NamedTorch.Conformance;

/// <summary>Runs cases under one set of name rules.</summary>
sealed class CaseRunner(NameRules rules, Skips skips)
{
    internal Verdict Run(Case c)
    {
        if (skips.Reason(c) is { } reason) return new(Outcome.Skipped, reason);
        try
        {
            return skips.Decision(c) is { } decision ? Decided(c, decision.Id, decision.Reason) : c.Category is null ? Valid(c) : c.IsUnsupportedThere ? Beyond(c) : Refused(c);
        }
        catch (Exception e) when (e is not TensorTypeException)
        {
            return Verdict.Failed($"{e.GetType().Name}: {e.Message.Split('\n')[0]}");
        }
    }

    // PyTorch answers: so must we, or a strict rule says why not.
    Verdict Valid(Case c)
    {
        try
        {
            object got = Output(c);
            if (Comparison.Differs(c.Expect, got, comparesNames: true) is { } why)
                return rules.IsStrict && StrictRules.Unify(c.Op) is { } rule && Comparison.Differs(c.Expect, got, comparesNames: false) is null ? Verdict.By(rule, why) : Verdict.Failed(why);
            return c.Grad is { } grad && Gradients.Differ(c, grad, rules) is { } wrong ? Verdict.Failed(wrong) : Verdict.Passed;
        }
        catch (TensorTypeException e)
        {
            return rules.IsStrict && StrictRules.Of(e, c.Op) is { } rule ? Verdict.By(rule, Headline(e)) : Verdict.Failed(Headline(e));
        }
    }

    // PyTorch refuses for a reason: so must we, for the same one.
    Verdict Refused(Case c)
    {
        try
        {
            object got = Output(c);
            bool agrees = c.Unnamed is not { } twin || twin.TryGetProperty("error", out _) || Comparison.Differs(twin, got, comparesNames: false) is null;
            return rules.IsStrict && c.MayBeCausedByNames && agrees && StrictRules.Unify(c.Op) is { } rule
                ? Verdict.By(rule, "") : Verdict.Failed($"{c.Category} expected, but it went through");
        }
        catch (TensorTypeException e)
        {
            if (Categories.Match(e, c.Category!) || !c.MayBeCausedByNames) return Verdict.Passed;
            return rules.IsStrict && StrictRules.Of(e, c.Op) is { } rule ? Verdict.By(rule, Headline(e)) : Verdict.Failed($"{c.Category} expected, got {Headline(e)}");
        }
    }

    // PyTorch cannot do it with names: ours does, with the values it has without.
    Verdict Beyond(Case c)
    {
        bool failsUnnamed = c.Unnamed is not { } unnamed || unnamed.TryGetProperty("error", out _);
        try
        {
            object got = Output(c);
            if (c.Unnamed is not { } twin) return Verdict.By("beyond PyTorch, nothing to compare with", "");
            if (failsUnnamed) return Verdict.Failed("fails without names in PyTorch, but went through");
            if (Comparison.Differs(twin, got, comparesNames: false) is { } why) return Verdict.Failed(why);
            return twin.TryGetProperty("grad", out var grad) && Gradients.Differ(c, grad, rules) is { } wrong ? Verdict.Failed(wrong) : Verdict.By("beyond PyTorch: works here with names", "");
        }
        catch (TensorTypeException e)
        {
            if (failsUnnamed) return Verdict.By("beyond PyTorch: wrong there without names, refused here", Headline(e));
            if (Categories.IsAboutNames(e)) return Verdict.By("beyond PyTorch: names clash, refused here", Headline(e));
            return rules.IsStrict && StrictRules.Of(e, c.Op) is { } rule ? Verdict.By(rule, Headline(e)) : Verdict.Failed(Headline(e));
        }
    }

    // A quirk that ours does not share: it refuses, as documented.
    Verdict Decided(Case c, string id, string reason)
    {
        try
        {
            Output(c);
            return Verdict.Failed($"{id} expected by decision, but it went through");
        }
        catch (TensorTypeException e)
        {
            return e.Id.ToString() == id ? Verdict.By(reason, Headline(e)) : Verdict.Failed($"{id} expected by decision, got {Headline(e)}");
        }
    }

    object Output(Case c)
    {
        using (NameRules.Use(rules))
            return AdapterTable.Run(c.Op, new([.. c.Inputs.Select((input, k) => input.Make(k))], c.Args));
    }

    static string Headline(TensorTypeException e) => e.Message.Split('\n')[0];
}
