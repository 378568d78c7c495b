using Microsoft.CodeAnalysis;
using NamedTorch.Checking;

namespace NamedTorch.Analyzers.Tests.Declarations;

public sealed class DimNameAnalyzerTests
{
    static async Task<IReadOnlyList<Diagnostic>> Marked(string marked)
    {
        var (code, marks) = Markup.Read(marked);
        var program = CheckedProgram.Of(code);
        Assert.Empty(program.Errors);
        var found = await program.Findings();
        Assert.Equal(marks.Select(static m => (m.Id, m.Span)).Order().ToList(), found.Select(static d => (d.Id, d.Location.SourceSpan)).Order().ToList());
        return found;
    }

    [Fact] public Task Field_IsNamedAfterItself() => Marked("class C { static readonly Dim Batch = new(), Time = new Dim(); Dim Own { get; } = new(); Dim Late => new(); }");
    [Fact] public Task ExplicitName() => Marked("class C { void F() { Dim a = new(\"a\"), b = \"b\"; _ = Zeros(a[2], b[3]); } }");

    [Fact]
    public async Task Local_TakesItsMethodsName() =>
        Assert.Equal(DiagnosticSeverity.Warning, Assert.Single(await Marked("class C { void Train() { Dim batch = {|NT5001:new()|}; _ = Zeros(batch[2]); } }")).Severity);

    [Fact]
    public async Task InConstructors_ItThrows() =>
        Assert.Equal(DiagnosticSeverity.Error, Assert.Single(await Marked("class C { readonly Dim d; C() { d = {|NT5001:new Dim()|}; } Dim D => d; }")).Severity);

    [Fact]
    public async Task InPrograms_ItThrows() =>
        Assert.Equal(DiagnosticSeverity.Error, Assert.Single(await Marked("Dim batch = {|NT5001:new()|}; Console.WriteLine(batch);")).Severity);

    [Fact] public Task TwoFieldsOfOneName_AreOneDim() => Marked("class C { static readonly Dim A = \"a\", {|NT5001:B = \"a\"|}; }");
    [Fact] public Task OneNameInTwoClasses_IsMeant() => Marked("class C { static readonly Dim A = new(); } class D { static readonly Dim A = new(); }");
}
