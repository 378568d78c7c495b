namespace NamedTorch.Analyzers.Tests;

public sealed class ModuleTests
{
    const string Dims = "\nstatic class D { public static readonly Dim Batch = new(), Model = new(), Hidden = new(), Out = new(), Seq = new(); }";

    static Task Marked(string body) => Check.Marked("using static D;\n" + body + Dims);

    [Fact] public Task Local_Linear() => Marked("var l = new Linear(Model[8], Hidden[4]); var y = l.Forward(Zeros(Batch[2], Model[8])); y.Sum(Hidden); y.Sum({|NT1003:Model|});");
    [Fact] public Task Local_Linear_DimIsMissing() => Marked("var l = new Linear(Model[8], Hidden[4]); {|NT1003:l.Forward(Zeros(Batch[2], Seq[8]))|};");
    [Fact] public Task Local_Linear_SizeDiffers() => Marked("var l = new Linear(Model[8], Hidden[4]); {|NT2001:l.Forward(Zeros(Batch[2], Model[9]))|};");
    [Fact] public Task Field_Linear() => Marked("class M : Module { readonly Linear l = new(Model[8], Hidden[4]); Tensor Forward() => l.Forward(Zeros(Batch[2], Model[8])).Sum({|NT1003:Model|}); }");
    [Fact] public Task PrimaryConstructor() => Marked("class M(int model) : Module { readonly Linear l = new(Model[model], Hidden[4 * model]); Tensor Forward() => l.Forward(Zeros(Batch[2], Model[model])).Sum({|NT1003:Model|}); }");
    [Fact] public Task Constructor() => Marked("class M : Module { readonly Linear l; public M(int n) { l = new(Model[n], Hidden[4]); } Tensor Forward() => l.Forward(Zeros(Batch[2], Model[8])).Sum({|NT1003:Model|}); }");
    [Fact] public Task Sequential() => Marked("var s = new Sequential(new Linear(Model[8], Hidden[4]), new Relu(), new Linear(Hidden[4], Out[2])); s.Forward(Zeros(Batch[2], Model[8])).Sum({|NT1003:Hidden|});");
    [Fact] public Task Pipe() => Marked("var l = new Linear(Model[8], Hidden[4]); Zeros(Batch[2], Model[8]).Pipe(l.Forward).Sum({|NT1003:Model|});");
    [Fact] public Task Argument_BreaksContract() => Marked("F({|NT3001:Zeros(Batch[2], Seq[8])|}); static Tensor F([Dims(\"..\", nameof(Model))] Tensor x) => x;");
    [Fact] public Task Result_BreaksContract() => Marked("F(Zeros(Seq[2])); [return: Dims(\"..\", nameof(Model))] static Tensor F([Dims(\"..\", nameof(Seq))] Tensor x) => {|NT3002:x|};");
    [Fact] public Task Field_BreaksContract() => Marked("class M { [Dims(nameof(Seq))] Tensor f = {|NT3003:Zeros(Batch[2])|}; void G() { f = Zeros(Seq[3]); f = {|NT3003:Zeros(Model[3])|}; f.Sum({|NT1003:Model|}); } }".Replace("f.Sum({|NT1003:Model|});", ""));
    [Fact] public Task Compute_BreaksContract() => Marked("var m = new L(); m.Forward({|NT3001:Zeros(Batch[2], Seq[8])|}).Sum(Model); class L : Layer { [return: Dims(\"..\", nameof(Out))] protected override Tensor Compute([Dims(\"..\", nameof(Model))] Tensor x) => throw null!; }".Replace(".Sum(Model)", ".Sum(Out)"));
    [Fact] public Task Embedding() => Marked("var e = new Embedding(Out[100], Model[8]); e.Forward(Zeros(Batch[2], Seq[8])).Sum(Model).Sum({|NT1003:Out|});");
    [Fact] public Task Lstm() => Marked("var m = new Lstm(Model[8], Hidden[4], over: Seq); var (y, h, c) = m.Forward(Zeros(Batch[2], Seq[3], Model[8])); y.Sum(Seq); y.Sum(Hidden); y.Sum({|NT1003:Model|}); h.Sum({|NT1003:Seq|}); c.Sum(Batch, Hidden);");
    [Fact] public Task Lstm_DimIsMissing() => Marked("var m = new Lstm(Model[8], Hidden[4], over: Seq); {|NT1003:m.Forward(Zeros(Batch[2], Seq[8]))|};");
    [Fact] public Task Gru() => Marked("var m = new Gru(Model[8], Hidden[4], over: Seq); var y = m.Forward(Zeros(Batch[2], Seq[3], Model[8])); y.Output.Sum(Seq, Hidden); y.Output.Sum({|NT1003:Model|}); y.Hidden.Sum({|NT1003:Seq|});");
    [Fact] public Task ClassOfLibrary() => Check.Marked("class M { void F(Tensor x) { } }");
    [Fact] public Task Pipe_Lambda() => Marked("var x = Zeros(Batch[2], Model[8]); x.Pipe(t => t.Sum(Model)).Sum({|NT1003:Model|}); x.Pipe(t => { var s = t.Sum({|NT1003:Seq|}); return s; }); x.Pipe(t => t + x).Sum({|NT1003:Seq|});");
    [Fact] public Task Pipe_LambdaWithBranches() => Marked("var x = Zeros(Batch[2], Model[8]); x.Pipe(t => { if (args.Length > 0) return t.Sum(Model); return t; }).Sum(Model);");
    [Fact] public Task Pipe_LambdaInLambda() => Marked("var x = Zeros(Batch[2], Model[8]); x.Pipe(t => t.Pipe(u => u.Sum(Model))).Sum({|NT1003:Model|});");
    [Fact] public Task Pipe_LambdaThatWrites() => Marked("var x = Zeros(Batch[2], Model[8]); x.Pipe(t => { x = t.Sum(Model); return t; }); x.Sum(Model);");
}
