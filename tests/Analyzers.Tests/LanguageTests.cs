using System.Text;

namespace NamedTorch.Analyzers.Tests;

/// <summary>Shapes of C# in which a tensor may travel.</summary>
public sealed class LanguageTests
{
    static Task Marked(string body) => Check.Marked("Tensor x = Zeros((\"batch\", 2), (\"embed\", 3)), y = Zeros((\"batch\", 2), (\"hidden\", 4));\n" + body);

    [Fact] public Task ConversionOfTheUsers() => Marked("W w = new(x); Tensor t = w; t.Sum(\"q\"); class W(Tensor t) { public Tensor T => t; public static implicit operator Tensor(W w) => w.T; public static implicit operator W(Tensor t) => new(t); }");
    [Fact] public Task WrapperKeepsItsOwnNames() => Marked("W w = x; if (w.Rank == 2) y.Sum({|NT1003:\"q\"|}); else y.Sum({|NT1003:\"r\"|}); class W { public int Rank => 7; public static implicit operator W(Tensor t) => new(); }");
    [Fact] public Task RecordWith() => Marked("var r = new R(x, 1); var s = r with { T = y }; s.T.Sum(\"hidden\"); record R(Tensor T, int N);");
    [Fact] public Task AwaitForeach() => Check.Marked("await foreach (var t in F()) t.Sum(\"q\"); static async IAsyncEnumerable<Tensor> F() { await Task.Yield(); yield return Zeros((\"a\", 1)).Sum({|NT1003:\"b\"|}); }");
    [Fact] public Task Dictionary() => Marked("var d = new Dictionary<string, Tensor> { [\"a\"] = x }; d[\"a\"].Sum(\"q\"); if (d.TryGetValue(\"b\", out var t)) t.Sum(\"q\");");
    [Fact] public Task Aggregate() => Marked("new[] { x, x }.Aggregate((a, b) => a + b).Sum(\"q\");");
    [Fact] public Task ListPattern() => Marked("Tensor[] a = [x, y]; if (a is [var f, var g]) { f.Sum({|NT1003:\"hidden\"|}); g.Sum(\"hidden\"); } if (a is [var h, ..]) h.Sum(\"q\");");
    [Fact] public Task PropertyPattern() => Marked("if (x is { Rank: 2 } t) t.Sum({|NT1003:\"q\"|});");
    [Fact] public Task SwitchWithWhen() => Marked("var t = x switch { { Rank: 3 } => y, var u when args.Length > 1 => u, _ => y }; t.Sum(\"batch\"); t.Sum(\"embed\");");
    [Fact] public Task TupleSwitch() => Marked("var t = (args.Length, x) switch { (0, var a) => a, (_, var b) => b }; t.Sum({|NT1003:\"q\"|});");
    [Fact] public Task NestedTuples() => Marked("var ((a, b), c) = ((x, y), x); b.Sum({|NT1003:\"embed\"|}); c.Sum(\"embed\");");
    [Fact] public Task NamedTuple() => Marked("(Tensor Left, Tensor Right) p = (x, y); p.Right.Sum({|NT1003:\"embed\"|}); p.Left.Sum(\"embed\");");
    [Fact] public Task TupleFromContract() => Marked("var (v, i) = x.Max(\"embed\", keepDim: false); v.Sum({|NT1003:\"embed\"|}); i.Sum(\"batch\");");
    [Fact] public Task SeveralResults_ByProperty() => Marked("x.Max(\"embed\", keepDim: false).Values.Sum({|NT1003:\"embed\"|});");
    [Fact] public Task CatchWhen() => Marked("try { x = y; } catch (Exception e) when (e.Message == \"\") { x.Sum(\"embed\"); } x.Sum(\"hidden\");");
    [Fact] public Task NestedTryFinally() => Marked("try { try { x = y; } finally { x = x.Sum(\"batch\"); } } finally { y = x; } x.Sum(\"q\");");
    [Fact] public Task LocalFunction_WritesCaptured() => Marked("void F() { x = y; } F(); x.Sum(\"hidden\");");
    [Fact] public Task StaticField() => Check.Marked("S.T = Zeros((\"a\", 1)); S.T.Sum({|NT1003:\"b\"|}); S.G(); S.T.Sum(\"b\"); static class S { public static Tensor T = null!; public static void G() => T = Zeros((\"b\", 1)); }");
    [Fact] public Task FieldOfAnotherObject() => Check.Marked("var a = new A(); a.T = Zeros((\"a\", 1)); a.T.Sum(\"b\"); class A { public Tensor T = null!; }");
    [Fact] public Task Lock() => Marked("lock (x) { x = y; } x.Sum({|NT1003:\"embed\"|});");
    [Fact] public Task CoalesceAssignment() => Marked("Tensor? t = null; t ??= x; t.Sum({|NT1003:\"hidden\"|});");
    [Fact] public Task ConditionalTarget() => Marked("Tensor a = y, b = y; (args.Length > 0 ? ref a : ref b) = x; a.Sum(\"hidden\"); b.Sum(\"hidden\");");
    [Fact] public Task ExpressionBodiedMembers() => Check.Marked("class M { Tensor this[int i] => Zeros((\"a\", 1)).Sum({|NT1003:\"b\"|}); public static Tensor operator +(M a, Tensor t) => t; Tensor P { get => field ?? Zeros((\"a\", 1)).Sum({|NT1003:\"c\"|}); set; } }");
    [Fact] public Task Invalid_Name() => Marked("x.Sum({|NT1011:\"2d\"|});");
    [Fact] public Task StarredDim() => Check.Marked("using static D;\nvar g = Zeros(A[2], A.Star[2]); g.Sum(A.Star).Sum({|NT1003:A.Star|}); static class D { public static readonly Dim A = new(); }");
    [Fact] public Task DimFromProperty() => Check.Marked("Zeros(D.A[2]).Sum(D.A).Sum({|NT1003:D.A|}); static class D { public static Dim A { get; } = new(); }");
    [Fact] public Task DimWithNameOfItsOwn() => Check.Marked("Zeros(D.A[2]).Sum(\"rows\").Sum({|NT1003:\"A\"|}); static class D { public static readonly Dim A = new(\"rows\"); }");
    [Fact] public Task Discard() => Marked("_ = {|NT1001:x + y|};");
    [Fact] public Task Checked() => Marked("checked { int n = 2; x.Sum({|NT1003:\"q\"|}); }");
    [Fact] public Task Delegate_ToMethod() => Marked("Func<Tensor, Tensor> f = F; f(x).Sum({|NT1003:\"embed\"|}); [Signature(\"x -> drop(x, embed)\")] static Tensor F(Tensor x) => x.Sum(\"embed\");".Replace("drop(x, embed)", "drop(x, embed)"));
    [Fact] public Task OutParameter() => Marked("F(out x); x.Sum(\"q\"); static void F(out Tensor t) => t = Zeros((\"q\", 1));");

    [Fact]
    public async Task ThousandsOfTerms_AreLeftAlone()
    {
        var sum = new StringBuilder("Tensor x = Zeros(3); var y = x");
        for (int i = 0; i < 3000; i++) sum.Append(" + x");
        await Check.Marked(sum.Append(';').ToString());
    }
}
