namespace NamedTorch.Analyzers.Tests;

public sealed class SliceTests
{
    const string Pre = "Tensor x = Load().RefineNames(\"batch\", \"embed\"), y = Load().RefineNames(\"batch\", \"hidden\");\n";
    const string Load = "\nstatic partial class Program { static Tensor Load() => throw null!; }";

    static Task Marked(string body) => Check.Marked(Pre + body + Load);

    [Fact] public Task Operator_NamesDiffer() => Marked("var z = {|NT1001:x + y|};");
    [Fact] public Task MemberOfTensor_KeepsItsReceiversType() => Marked("var z = x.WithGrad().Sum({|NT1003:\"seq\"|});");
    [Fact] public Task Operator_SameNames() => Marked("var z = x + x;");
    [Fact] public Task Call_UnknownDim() => Marked("var z = x.Sum({|NT1003:\"seq\"|});");
    [Fact] public Task AfterReport_NoCascade() => Marked("var z = x.Sum({|NT1003:\"seq\"|}).Sum(\"zzz\");");
    [Fact] public Task Unknown_IsSilent() => Marked("var u = Load(); var z = x + u; u.Sum(\"q\"); z.Sum(\"embed\");");
    [Fact] public Task Merge_DimThereOnOneWay() => Marked("var z = args.Length > 0 ? x : x.Sum(\"batch\"); z.Sum(\"embed\"); z.Sum(\"batch\");");
    [Fact] public Task Merge_BothWaysBad() => Marked("if (args.Length > 0) x = Load().RefineNames(\"a\", \"embed\"); var z = {|NT1001:x + y|};");
    [Fact] public Task Loop() => Marked("for (int i = 0; i < 9; i++) x = x.Relu(); x.Sum({|NT1003:\"seq\"|});");
    [Fact] public Task LoopShrinks() => Marked("var t = x; foreach (var n in new[] { \"batch\" }) t = t.Sum(n); t.Sum(\"embed\");");
    [Fact] public Task Lambda_Body() => Marked("Func<Tensor, Tensor> f = t => { var q = Load().RefineNames(\"a\"); return q.Sum({|NT1003:\"b\"|}); };");
    [Fact] public Task Lambda_InATryInAMethod() => Marked("void F() { if (x is null) { } foreach (var i in new int[1]) { } try { Func<Tensor, Tensor> f = t => x.Sum({|NT1003:\"b\"|}); } finally { x.Relu(); } } F();");
    [Fact] public Task Lambda_CapturesVariableWrittenOnce() => Marked("Func<Tensor> f = () => x.Sum({|NT1003:\"b\"|});");
    [Fact] public Task Compound() => Marked("{|NT1001:x += y|};");
    [Fact] public Task Refine_Renames() => Marked("{|NT1005:x.RefineNames(\"batch\", \"hidden\")|};");
    [Fact] public Task NotCondition_DoesNotHold() => Marked("if (false) x.Sum(\"q\");");
    [Fact] public Task Dims_FromFields() => Marked("var w = Load().RefineNames(D.A, D.B); w.Sum(D.A).Sum({|NT1003:D.C|}); static class D { public static readonly Dim A = new(), B = new(), C = new(); }");
    [Fact] public Task K11_FirstIteration() => Marked("Tensor h = null!; foreach (var a in args) h = h is null ? x : h + x; h.Sum(\"batch\");");
    [Fact] public Task K12_ListOfFunctions() => Marked("foreach (var f in new List<Func<Tensor, Tensor>> { t => t.Sum(\"b\"), t => t }) x = f(x); x.Sum(\"zzz\");");
    [Fact] public Task K14_NameFromParameter() => Marked("static Tensor F(Tensor x, string n) => x.Sum(n); var q = F(x, \"batch\");");
    [Fact] public Task K21_Guarded() => Marked("if (args.Length > 1) x = x.Sum(\"batch\"); if (x.Names.Contains(\"batch\")) x = x.Sum(\"batch\"); x.Sum(\"embed\");");
    [Fact] public Task K21_GuardDecided() => Marked("if (x.Names.Contains(\"seq\")) x = x.Sum(\"seq\"); x.Sum(\"embed\");");
    [Fact] public Task K22_ExpectedThrow() => Marked("try { x.Sum(\"nope\"); } catch (UnknownDimException) { } try { x.Sum(\"nope\"); } catch { }");
    [Fact] public Task K23_Swap() => Marked("(x, y) = (y, x); x.Sum(\"hidden\"); y.Sum(\"embed\"); y.Sum({|NT1003:\"hidden\"|});");
    [Fact] public Task K24_Ref() => Marked("static void Change(ref Tensor t) => t = Load(); Change(ref x); x.Sum(\"q\");");
    [Fact] public Task K25_Closure() => Marked("Action f = () => x = x.Sum(\"batch\"); f(); x.Sum(\"batch\");");
    [Fact] public Task K26_Field() => Check.Marked("new M().G();\nclass M { Tensor h = null!; static Tensor Load() => throw null!; public void R() => h = Load().RefineNames(\"q\"); public void G() { h = Load().RefineNames(\"i\"); h.Sum({|NT1003:\"q\"|}); R(); h.Sum(\"q\"); } }");
    [Fact] public Task K35_Const() => Marked("const string B = \"b\" + \"atch\"; x.Sum(B); x.Sum(S.N); x.Sum({|NT1003:nameof(S)|}); static class S { public static readonly string N = \"batch\"; }");
    [Fact] public Task TryFinally() => Marked("try { x = x.Sum(\"batch\"); } finally { Console.Write(1); } x.Sum({|NT1003:\"batch\"|});");
    [Fact] public Task TryCatch_JoinsEveryPoint() => Marked("try { x = x.Sum(\"batch\"); Load(); x = x.Sum(\"embed\"); } catch (System.IO.IOException) { x.Sum(\"batch\"); x.Sum(\"embed\"); }");
    [Fact] public Task Deconstruction() => Marked("var (a, b) = (x, y); a.Sum(\"embed\"); b.Sum({|NT1003:\"embed\"|});");
    [Fact] public Task Pattern() => Marked("if (x is { } t) t.Sum({|NT1003:\"q\"|}); object o = x; if (o is Tensor u) u.Sum({|NT1003:\"q\"|});");
    [Fact] public Task SwitchExpression() => Marked("var t = args.Length switch { 0 => x, 1 => y, _ => x }; t.Sum(\"batch\"); t.Sum({|NT1003:\"batc\"|});".Replace("{|NT1003:\"batc\"|}", "\"embed\""));
    [Fact] public Task PyTorchRules() => Marked("using (NameRules.PyTorch13()) { var z = {|NT1001:x + y|}; }");
    [Fact] public Task Coalesce() => Marked("Tensor? m = null; var t = m ?? x; t.Sum({|NT1003:\"q\"|});");
    [Fact] public Task AssertThrows() => Marked("Assert.Throws(() => x.Sum(\"nope\")); static class Assert { public static void Throws(Action a) { } }");
    [Fact] public Task LocalFunction() => Marked("Tensor F() => x.Sum({|NT1003:\"q\"|}); F();");
    [Fact] public Task StaticForm() => Marked("Torch.Sum(x, {|NT1003:\"q\"|});");
}
