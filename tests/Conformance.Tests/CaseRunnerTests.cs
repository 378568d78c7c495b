namespace NamedTorch.Conformance.Tests;

/// <summary>The runner itself: what it must not let pass.</summary>
public class CaseRunnerTests
{
    const string Inputs = """[{"shape":[2],"names":["A"],"dtype":"float32","fill":"ramp"},{"shape":[2],"names":["A"],"dtype":"float32","fill":"ramp"}]""";
    const string Clash = """[{"shape":[2],"names":["A"],"dtype":"float32","fill":"ramp"},{"shape":[2],"names":["B"],"dtype":"float32","fill":"ramp"}]""";
    const string Right = """{"names":["A"],"shape":[2],"dtype":"float32","values":[0.75,-1.25]}""";

    [Theory]
    [InlineData("add", Inputs, Right, Outcome.Passed)]
    [InlineData("add", Inputs, """{"names":["A"],"shape":[2],"dtype":"float32","values":[0.75,-1.2]}""", Outcome.Failed)]
    [InlineData("add", Inputs, """{"names":["B"],"shape":[2],"dtype":"float32","values":[0.75,-1.25]}""", Outcome.Failed)]
    [InlineData("add", Inputs, """{"names":["A"],"shape":[3],"dtype":"float32"}""", Outcome.Failed)]
    [InlineData("add", Inputs, """{"names":["A"],"shape":[2],"dtype":"float64","values":[0.75,-1.25]}""", Outcome.Failed)]
    [InlineData("add", Inputs, """{"error":"RuntimeError","category":"misaligned","caused_by_names":true}""", Outcome.Failed)]
    [InlineData("add", Clash, Right, Outcome.Failed)]
    [InlineData("add", Clash, """{"error":"RuntimeError","category":"broadcast_name_mismatch","caused_by_names":true}""", Outcome.Passed)]
    [InlineData("add", Clash, """{"error":"RuntimeError","category":"misaligned","caused_by_names":true}""", Outcome.Failed)]
    [InlineData("no_such_op", Inputs, Right, Outcome.Failed)]
    public void Case_JudgedByValuesNamesAndKindOfError(string op, string inputs, string expect, object outcome) =>
        Assert.Equal(outcome, Run($$"""{"id":"x","op":"{{op}}","inputs":{{inputs}},"args":{},"expect":{{expect}},"tags":[]}"""));

    [Theory]
    [InlineData("[[-0.25,-1.25],[-0.25,-1.25]]", Outcome.Passed)]
    [InlineData("[[-0.25,-1.25],[-0.25,-1.5]]", Outcome.Failed)]
    [InlineData("[[-0.25,-1.25],null]", Outcome.Failed)]
    public void Gradients_JudgedPerInput(string gradients, object outcome) =>
        Assert.Equal(outcome, Run($$$"""{"id":"x","op":"add","inputs":{{{Inputs}}},"args":{},"expect":{{{Right}}},"grad":{"inputs":{{{gradients}}}},"tags":[]}"""));

    [Fact]
    public void BugOfTheOracle_Skipped() =>
        Assert.Equal(Outcome.Skipped, Run($$"""{"id":"x","op":"add","inputs":{{Clash}},"args":{},"expect":{{Right}},"tags":["oracle_bug"]}"""));

    [Fact]
    public void UnsupportedThere_ValuesMustBeRight()
    {
        const string Refusal = """{"error":"RuntimeError","category":"unsupported_op","caused_by_names":true}""";
        Assert.Equal(Outcome.Passed, Run($$"""{"id":"x","op":"add","inputs":{{Inputs}},"args":{},"expect":{{Refusal}},"unnamed":{{Right}},"tags":["beyond"]}"""));
        Assert.Equal(Outcome.Failed, Run($$"""{"id":"x","op":"sub","inputs":{{Inputs}},"args":{},"expect":{{Refusal}},"unnamed":{{Right}},"tags":["beyond"]}"""));
    }

    static object Run(string line) => new CaseRunner(NameRules.PyTorch, Skips.Load()).Run(Case.Read(new StringReader(line)).Single()).Outcome;
}
