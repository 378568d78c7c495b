namespace NamedTorch.Analyzers.Tests;

public sealed class IndexerTests
{
    static Task Marked(string body) => Check.Marked("Tensor x = Zeros((\"batch\", 2), (\"seq\", 5), (\"embed\", 3));\n" + body);

    [Fact] public Task Place_DropsTheDim() => Marked("x[\"seq\", 0].Sum({|NT1003:\"seq\"|}); x[\"seq\", ^1].Sum(\"embed\");");
    [Fact] public Task Place_BeyondTheDim() => Marked("var y = {|NT2006:x[\"seq\", 5]|}; var z = x[\"seq\", -5];");
    [Fact] public Task Range_KeepsTheDim() => Marked("var y = {|NT2001:x[\"seq\", 1..] + x|}; var z = x[\"seq\", 1..] + x[\"seq\", ..^1];");
    [Fact] public Task NoSuchDim() => Marked("var y = x[{|NT1003:\"time\"|}, 0];");
    [Fact] public Task Positions() => Marked("x[0].Sum({|NT1003:\"batch\"|}); x[.., 1..3].Sum(\"seq\"); x[At.Rest, 0].Sum({|NT1003:\"embed\"|});");
    [Fact] public Task TooManyPlaces() => Marked("var y = {|NT2006:x[0, 0, 0, 0]|};");
    [Fact] public Task Indices_TakeTheDimsPlace() => Marked("var i = Zeros([(\"pick\", 4)], DType.Int64); x[\"seq\", i].Sum(\"embed\");");
    [Fact] public Task UnknownPlace() => Marked("for (int i = 0; i < 5; i++) x[\"seq\", i].Sum({|NT1003:\"seq\"|}); for (int i = 0; i < 2; i++) x[i].Sum({|NT1003:\"batch\"|});");
    [Fact] public Task Pairs() => Marked("x[(\"seq\", 0), (\"embed\", 1..)].Sum(\"embed\").Sum({|NT1003:\"seq\"|});");
    [Fact] public Task Setter() => Marked("x[\"seq\", 0] = x[\"seq\", 1]; x[{|NT1003:\"time\"|}, 0] = 1f;");
}
