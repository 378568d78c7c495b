using NamedTorch.Checking;

namespace NamedTorch.Analyzers.Tests.Declarations;

public sealed class ContractAnalyzerTests
{
    static async Task Marked(string marked, bool hidden = false)
    {
        var (code, marks) = Markup.Read(marked);
        var program = CheckedProgram.Of(code);
        Assert.Empty(program.Errors);
        var found = await program.Findings();
        Assert.Equal(marks.Select(static m => (m.Id, m.Span)).Order().ToList(), found.Select(static d => (d.Id, d.Location.SourceSpan)).Order().ToList());
    }

    [Fact] public Task NT3004_Dims() => Marked("class C { Tensor F([{|NT3004:Dims(\"a b=\")|}] Tensor x) => x; }");
    [Fact] public Task NT3004_Result() => Marked("class C { [return: {|NT3004:Dims(\"a\", \"(b\")|}] Tensor F(Tensor x) => x; }");
    [Fact] public Task NT3004_Field() => Marked("class C { [{|NT3004:Dims(\"..r ..s\")|}] Tensor f = Ones(); }");
    [Fact] public Task NT3004_Signature() => Marked("class C { [{|NT3004:Signature(\"x > x\")|}] public Tensor F(Tensor x) => x; }");
    [Fact] public Task NT3004_Valid() => Marked("class C { [return: Dims(\"a\", \"..\")] Tensor F([Dims(\"a b=4\")] Tensor x) => x; [Signature(\"x -> x\")] Tensor G(Tensor x) => x; }");

    const string Base = "abstract class B { [return: Dims(\"batch ..\")] public abstract Tensor Run([Dims(\"batch\", \"..\")] Tensor x); }\n";

    [Fact] public Task NT3005_Parameter() => Marked(Base + "class D : B { public override Tensor Run([{|NT3005:Dims(\"time ..\")|}] Tensor x) => throw null!; }");
    [Fact] public Task NT3005_Result() => Marked(Base + "class D : B { [return: {|NT3005:Dims(\"time ..\")|}] public override Tensor Run(Tensor x) => throw null!; }");
    [Fact] public Task NT3005_SpelledOtherwise() => Marked(Base + "class D : B { [return: Dims(\"batch\", \"...\")] public override Tensor Run([Dims(\"batch ..\")] Tensor x) => throw null!; }");
    [Fact] public Task NT3005_Interface() => Marked("interface I { Tensor Run([Dims(\"a\")] Tensor x); } class D : I { public Tensor Run([{|NT3005:Dims(\"b\")|}] Tensor x) => x; }");

    [Fact]
    public async Task NT3006_IsHiddenAndAtTheName()
    {
        var found = (await CheckedProgram.Of("public class C { public Tensor F(Tensor x) => x; Tensor G(Tensor x) => x; public int H(int x) => x; [Signature(\"x -> x\")] public Tensor I(Tensor x) => x; }").Findings(hidden: true)).Where(static d => d.Id == "NT3006").ToList();
        var only = Assert.Single(found);
        Assert.Equal("F", only.Location.SourceTree!.GetText().ToString(only.Location.SourceSpan));
    }
}
