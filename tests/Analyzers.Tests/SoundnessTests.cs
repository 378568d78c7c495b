namespace NamedTorch.Analyzers.Tests;

/// <summary>What must stay silent, because it runs clean or may.</summary>
public sealed class SoundnessTests
{
    static Task Marked(string body) => Check.Marked("Tensor x = Zeros((\"batch\", 2), (\"embed\", 3)), y = Zeros((\"batch\", 2), (\"hidden\", 4));\n" + body);

    [Fact] public Task RefLocal() => Marked("ref var r = ref x; r = y; x.Sum(\"hidden\"); x = Zeros((\"q\", 1)); r.Sum(\"q\");");
    [Fact] public Task TuplePart() => Marked("var t = (x, y); t.Item1 = y; t.Item1.Sum(\"hidden\");");
    [Fact] public Task ArrayElementWritten() => Marked("var a = new[] { x, x }; a[0] = y; a[0].Sum(\"hidden\");");
    [Fact] public Task ArrayReversedByOthers() => Marked("var a = new[] { x, y }; Array.Reverse(a); a[0].Sum(\"hidden\");");
    [Fact] public Task ListIsChanged() => Marked("List<Tensor> a = [x]; a.Add(y); a[0] = y; foreach (var t in a) t.Sum(\"hidden\");");
    [Fact] public Task Into_GivesNames() => Marked("var z = Zeros(2, 3); x.Exp(into: z); z.Sum(\"batch\");");
    [Fact] public Task CopyFrom_GivesNames() => Marked("var z = Zeros(2, 3); z.CopyFrom(x); z.Sum(\"batch\");");
    [Fact] public Task OptionalArgument() => Marked("Tensor? m = null; if (args.Length > 0) m = y; F(m); static void F([Dims(\"batch\", \"embed\")] Tensor? t) { }".Replace("F(m);", ""));
    [Fact] public Task Goto() => Marked("again: x = x.Sum(\"batch\"); if (args.Length > 3) { x = y; goto again; }");
    [Fact] public Task FieldThroughSignedMember() => Check.Marked("class M { Tensor h = null!; [Signature(\"x -> x\")] Tensor F(Tensor x) { h = Zeros((\"q\", 2)); return x; } void G() { h = Zeros((\"i\", 2)); F(h); h.Sum(\"q\"); } }");
    [Fact] public Task K13_RankGrows() => Marked("for (int i = 0; i < args.Length; i++) x = x.Unsqueeze(\"d\" + i); x.Sum(\"d0\");");
    [Fact] public Task K15_UnknownSpread() => Marked("string[] lead = args; x.AlignTo([.. lead.Select(s => (DimRef)s), \"embed\"]);");
    [Fact] public Task K27_Await() => Check.Marked("var t = await F(); t.Sum(\"batch\").Sum({|NT1003:\"q\"|}); [return: Dims(\"batch\", \"embed\")] static async Task<Tensor> F() { await Task.Yield(); return Zeros((\"batch\", 2), (\"embed\", 3)); }");
    [Fact] public Task K29_CatSums() => Marked("Cat([x, Zeros((\"batch\", 2), (\"embed\", 5))], \"embed\").Sum(\"embed\"); var z = {|NT2001:Cat([x, Zeros((\"batch\", 2), (\"embed\", 5))], \"embed\") + x|};");
    [Fact] public Task K33_RestMatchesNone() => Check.Marked("Zeros(2, 3).RefineNames(\"batch\", \"...\", \"embed\").Sum(\"embed\");");
    [Fact] public Task K34_SizesJoin() => Check.Marked("int n = args.Length > 0 ? 64 : 128; var y = Zeros((\"e\", n)) + Zeros((\"e\", 64));");
    [Fact] public Task Sizes_OfLocals() => Check.Marked("int n = 4; var y = {|NT2001:Zeros((\"e\", n)) + Zeros((\"e\", n + 1))|};");
    [Fact] public Task Sizes_OfParameters() => Check.Marked("static void F(int n) { var y = Zeros((\"e\", n)) + Zeros((\"e\", n)); var z = {|NT2001:Zeros((\"e\", n)) + Zeros((\"e\", n + 1))|}; var w = Zeros((\"e\", n)) + Zeros((\"e\", 5)); }");
    [Fact] public Task Sizes_OfTensor() => Marked("var z = {|NT2001:x + Zeros((\"embed\", x.Size(\"embed\") + 1))|}; var w = x + Zeros((\"embed\", x.Size(\"embed\")));");
    [Fact] public Task ExpectedThroughRecord() => Marked("Action a = () => x.Sum(\"q\"); try { a(); } catch (TensorTypeException) { }".Replace("Action a = () => x.Sum(\"q\"); try { a(); }", "try { Action a = () => x.Sum(\"q\"); a(); }"));
    [Fact] public Task Using() => Marked("using var s = new System.IO.MemoryStream(); x = y; x.Sum(\"hidden\"); x.Sum({|NT1003:\"embed\"|});");
    [Fact] public Task Yield() => Check.Marked("class M { IEnumerable<Tensor> F(Tensor[] a) { foreach (var t in a) yield return t.RefineNames(\"a\").Sum({|NT1003:\"b\"|}); } }");
    [Fact] public Task Property_Expression() => Check.Marked("class M { Tensor P => Zeros((\"a\", 1)).Sum({|NT1003:\"b\"|}); Tensor f = Zeros((\"a\", 1)).Sum({|NT1003:\"c\"|}); }");
    [Fact] public Task SwitchStatement() => Marked("switch (args.Length) { case 0: x = y; break; case 1: goto case 0; default: x = y; break; } x.Sum({|NT1003:\"embed\"|});");
    [Fact] public Task DoWhile() => Marked("do { x = y; } while (args.Length > 5); x.Sum({|NT1003:\"embed\"|});");
    [Fact] public Task NamedArguments() => Marked("x.Sum(keepDim: true, over: \"batch\").Sum(\"batch\"); x.Rename(to: \"n\", from: \"batch\").Sum({|NT1003:\"batch\"|});");
    [Fact] public Task Generic() => Check.Marked("static T Id<T>(T t) => t; Id(Zeros((\"a\", 1))).Sum(\"q\");");
    [Fact] public Task ForeachOverArray() => Marked("foreach (var t in new[] { x, y }) { t.Sum(\"batch\"); t.Sum(\"embed\"); } foreach (var t in new[] { x, x }) t.Sum({|NT1003:\"hidden\"|});");
    [Fact] public Task KeepDim_StretchesBack() => Marked("var z = x - x.Mean(\"embed\", keepDim: true); z.Sum({|NT1003:\"q\"|});");
    [Fact] public Task LambdaAsArgument() => Marked("var all = new[] { 1, 2 }.Select(i => x.Sum({|NT1003:\"q\"|})).ToList();");
    [Fact] public Task InLambda_ParameterOfPipe() => Marked("x.Pipe(t => t.Sum(\"embed\")).Sum(\"batch\");");
    [Fact] public Task NullConditional() => Marked("Tensor? m = args.Length > 0 ? x : null; m?.Sum({|NT1003:\"q\"|});");
    [Fact] public Task ScalarOperands() => Marked("var z = 2 * x + 1f - 0.5; z.Sum({|NT1003:\"q\"|}); Tensor s = 3; var w = x * s;");
    [Fact] public Task From_WithoutAxes() => Check.Marked("var v = Tensor.From(new float[] { 1, 2 }); v.Sum(0); v.Reshape(1, -1); v.Sum({|NT1013:1|});");
    [Fact] public Task Dot_OverAllShared() => Marked("x.Dot(x, ..); x.Dot(x.Transpose(\"batch\", \"embed\"), \"batch\", ..);");
    [Fact] public Task ResultMayBeNull() => Check.Marked("var x = Rand((\"batch\", 2), (\"embed\", 3)); var w = G(); x.LayerNorm([\"embed\"], w); [return: Dims(\"hidden\")] static Tensor? G() => null;");
    [Fact] public Task Into_KeepsTheTargetsOwnMarks() => Check.Marked("Tensor one = Zeros((\"b\", 1)), s = one.Sum([\"b\"], true, one); _ = one + Zeros((\"b\", 1)); _ = s + Zeros((\"b\", 3));");
}
