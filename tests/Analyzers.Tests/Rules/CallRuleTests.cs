namespace NamedTorch.Analyzers.Tests.Rules;

public sealed class CallRuleTests
{
    const string Pre = "Tensor x = Load().RefineNames(\"batch\", \"embed\"), row = Ones(4), unnamed = Ones(3, 4), batch = Load().RefineNames(\"batch\");\n";
    const string Load = "\nstatic partial class Program { static Tensor Load() => throw null!; }";

    static Task Marked(string body) => Check.Marked(Pre + body + Load);

    [Fact] public Task NT2005_SqueezeOfNames() => Marked("var y = {|NT2005:x.Squeeze()|};");
    [Fact] public Task NT2005_SqueezeOfUnknown() => Marked("var y = Load().Squeeze();");
    [Fact] public Task NT2005_SqueezeOfUnknownSizes() => Marked("static Tensor F([Dims(\"? ?\")] Tensor t) => {|NT2005:t.Squeeze()|};");
    [Fact] public Task NT2005_SqueezeOfConstantSizes() => Marked("var y = unnamed.Squeeze();");
    [Fact] public Task NT2005_SqueezeByName() => Marked("var y = x.Squeeze(\"embed\");");

    [Fact] public Task NT4001_Reduction() => Marked("var y = x.Sum({|NT4001:-1|});");
    [Fact] public Task NT4001_Index() => Marked("var y = x.Sum({|NT4001:^2|});");
    [Fact] public Task NT4001_OneOfSeveral() => Marked("var y = x.Sum({|NT4001:0|}, \"embed\");");
    [Fact] public Task NT4001_Size() => Marked("var y = x.Size({|NT4001:0|});");
    [Fact] public Task NT4001_Unnamed() => Marked("var y = unnamed.Sum(0);");
    [Fact] public Task NT4001_UnknownTensor() => Marked("var y = Load().Sum(0);");
    [Fact] public Task NT4001_Name() => Marked("var y = x.Sum(\"batch\");");
    [Fact] public Task NT4001_PlaceOfANewDim() => Marked("var y = x.Unsqueeze(\"new\", 0);");

    [Fact] public Task NT4002_View() => Marked("var y = {|NT4002:x.View(3, -1)|};");
    [Fact] public Task NT4002_Reshape() => Marked("var y = {|NT4002:x.Reshape(-1)|};");
    [Fact] public Task NT4002_NamesAreGiven() => Marked("var y = x.Reshape((\"all\", -1));");
    [Fact] public Task NT4002_NothingToLose() => Marked("var y = unnamed.View(12);");
    [Fact] public Task NT4002_SaidSo() => Marked("var y = x.DropNames();");

    [Fact] public Task NT1102_VectorBesideNames() => Marked("var y = {|NT1102:x * row|};");
    [Fact] public Task NT1102_FromTheLeft() => Marked("var y = {|NT1102:row * x|};");
    [Fact] public Task NT1102_EqualRank() => Marked("var y = x * unnamed;");
    [Fact] public Task NT1102_Scalar() => Marked("var y = x * Ones() + x * 2;");
    [Fact] public Task NT1102_OneElement() => Marked("var y = x * Ones(1);");
    [Fact] public Task NT1102_NoNames() => Marked("var y = unnamed * row;");
    [Fact] public Task NT1102_Named() => Marked("var y = x * row.RefineNames(\"embed\");");
    [Fact] public Task NT1102_Product() => Marked("var y = x.Matmul(unnamed.T);");

    [Fact] public Task NT1101_TargetGrows() => Marked("var e = Load().RefineNames(\"embed\"); {|NT1101:e += x|};");
    [Fact] public Task NT1101_TargetKeepsItsDims() => Marked("var e = Load().RefineNames(\"embed\"); x += e; x *= 2;");
    [Fact] public Task NT1101_SumFromZero() => Marked("Tensor sum = Ones(); sum += x;");
    [Fact] public Task NT1101_UnknownTarget() => Marked("var u = Load(); u += x;");
    [Fact] public Task NT1101_PlainOperator() => Marked("var e = Load().RefineNames(\"embed\"); var f = e + x;");
}
