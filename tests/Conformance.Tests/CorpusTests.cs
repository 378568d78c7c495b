using NamedTorch.Conformance.Adapters;

namespace NamedTorch.Conformance.Tests;

public class CorpusTests
{
    static readonly Dictionary<string, Case[]> ByOp = Cases().GroupBy(c => c.Op).ToDictionary(g => g.Key, g => g.ToArray());

    public static TheoryData<string> Ops => [.. ByOp.Keys.Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Ops))]
    public void EveryCase_AgreesWithPyTorch(string op) => AssertNoneFails(op, NameRules.PyTorch);

    [Theory, MemberData(nameof(Ops))]
    public void EveryCase_DiffersByStrictRulesOnly(string op) => AssertNoneFails(op, NameRules.Strict);

    [Fact]
    public void EveryOpOfTheFormat_HasAnAdapter() =>
        Assert.Equal(Lines("ops.txt").Order(StringComparer.Ordinal), AdapterTable.Ops.Order(StringComparer.Ordinal));

    [Fact]
    public void SkippedCases_AreFew()
    {
        var skips = Skips.Load();
        Assert.InRange(ByOp.Values.SelectMany(c => c).Count(c => skips.Reason(c) is not null), 1, 25);
    }

    static void AssertNoneFails(string op, NameRules rules)
    {
        var runner = new CaseRunner(rules, Skips.Load());
        Assert.Empty(ByOp[op].Select(c => (c.Id, Verdict: runner.Run(c))).Where(r => r.Verdict.Outcome == Outcome.Failed).Select(r => $"{r.Id}: {r.Verdict.Why}"));
    }

    static IEnumerable<Case> Cases()
    {
        using var reader = Resource("names.jsonl");
        foreach (var c in Case.Read(reader)) yield return c;
    }

    static string[] Lines(string name)
    {
        using var reader = Resource(name);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    static StreamReader Resource(string name) => new(typeof(Case).Assembly.GetManifestResourceStream(name)!);
}
