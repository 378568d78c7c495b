using NamedTorch.Inference;
using Xunit;
using static NamedTorch.Tests.Types;

namespace NamedTorch.Tests.Inference;

public sealed class SignatureInferenceTests
{
    const string Matmul = "..b 'i 'k, ..c 'k 'j -> ..b+c 'i 'j; 'k, ..c 'k 'j -> ..c 'j; ..b 'i 'k, 'k -> ..b 'i; 'k, 'k -> ()";

    static string Infer(string signature, params (string Name, string Type)[] tensors)
    {
        var arguments = new Arguments();
        foreach (var (name, type) in tensors) arguments.Type(name, Type(type));
        return Infer(signature, arguments);
    }

    static string Infer(string signature, Arguments arguments, NameRules? rules = null)
    {
        var outcomes = Signature.Of(signature).InferOrConflict("Op", arguments, rules ?? NameRules.Strict);
        return outcomes.Conflict?.Headline ?? string.Join("; ", outcomes.Types.Select(Text));
    }

    static string Mul(string left, string right, NameRules? rules = null) =>
        Infer(Matmul, new Arguments().Type("left", Type(left)).Type("right", Type(right)), rules);

    [Theory]
    [InlineData("A 2, K 3", "K 3, B 4", "A 2, B 4")]
    [InlineData("N 5, A 2, K 3", "K 3, B 4", "N 5, A 2, B 4")]
    [InlineData("N 5, A 2, K 3", "N 5, K 3, B 4", "N 5, A 2, B 4")]
    [InlineData("K 3", "K 3", "")]
    [InlineData("K 3", "N 5, K 3, B 4", "N 5, B 4")]
    [InlineData("N 5, A 2, K 3", "K 3", "N 5, A 2")]
    [InlineData("? 2, ? 3", "K 3, B 4", "? 2, B 4")]
    [InlineData("M 4, M* 4", "M 4, B 2", "NT1007 Op: dim 'M*' of 'left' would be contracted with dim 'M' of 'right'.")]
    [InlineData("A 2, K 3", "L 3, B 4", "NT1007 Op: dim 'K' of 'left' would be contracted with dim 'L' of 'right'.")]
    [InlineData("A 2, K 3", "K 4, B 4", "NT2001 Op: dim 'K' has size 3 in 'left' and 4 in 'right'.")]
    [InlineData("A 2, K 3", "K 3, A 4", "NT1004 Op: dim 'A' occurs twice in (A, A).")]
    [InlineData("N 5, A 2, K 3", "M 5, K 3, B 4", "NT1001 Op: dim 'N' of 'left' and dim 'M' of 'right' are at the same position from the right but differ.")]
    [InlineData("N 5, A 2, K 3", "M 5, L 4, B 4", "NT1001 Op: dim 'N' of 'left' and dim 'M' of 'right' are at the same position from the right but differ.")]
    [InlineData("A 2, K 3", "L 4, A 4", "NT1004 Op: dim 'A' occurs twice in (A, A).")]
    [InlineData("N 5, A 2, K 3", "N 6, K 4, A 4", "NT1004 Op: dim 'A' occurs twice in (N, A, A).")]
    [InlineData("N 5, A 2, K 3", "? 5, K 3, N 4", "NT1002 Op: dim 'N' is at different positions from the right in 'left' and 'right'.")]
    [InlineData("", "K 3", "NT2007 Op: no form of the signature fits: 'left' has rank 0, at least 2 is wanted; 'left' has rank 0, 1 is wanted; 'left' has rank 0, at least 2 is wanted; 'left' has rank 0, 1 is wanted.")]
    public void Matmul_UnifiesBatchesAndContracts(string left, string right, string expected) => Assert.Equal(expected, Mul(left, right));

    [Fact]
    public void PyTorchRules_NeverCompareContractedNames() => Assert.Equal("A 2, B 4", Mul("A 2, K 3", "L 3, B 4", NameRules.PyTorch));

    [Theory]
    [InlineData("A 2, K 3", "K 3, B 4", "A 2, B 4")]
    [InlineData("A 2, K 3, N 5", "N 5, B 4, K 3", "A 2, N 5, B 4")]
    [InlineData("A 2, K 3, N! 1", "N 5, K 3", "A 2, N 5")]
    [InlineData("A 2, K 3", "B 4", "NT1003 Op: 'right' has no dim 'K'.")]
    [InlineData("A 2, K 3", "K 5", "NT2001 Op: dim 'K' has size 3 in 'left' and 5 in 'right'.")]
    public void DotByName_JoinsTheRestByName(string left, string right, string expected) => Assert.Equal(expected,
        Infer("{over ..r}, {over ..s} -> ..r|s", new Arguments().Type("left", Type(left)).Type("right", Type(right)).Dims("over", "K")));

    [Theory]
    [InlineData("x -> x", "A 2", "A 2")]
    [InlineData("..r seq embed -> ..r embed", "A 2, seq 3, embed 4", "A 2, embed 4")]
    [InlineData("..r seq embed -> ..r embed", "seq 3, embed 4", "embed 4")]
    [InlineData("..r seq embed -> ..r embed", "embed 4", "NT3001 Op: 'x' has rank 1, at least 2 is wanted.")]
    [InlineData("..r seq embed -> ..r embed", "seq 3, head 4", "NT3001 Op: position 1 of 'x' is 'head', not 'embed'.")]
    [InlineData("..r seq embed -> ..r embed", "seq 3, ? 4", "NT3001 Op: position 1 of 'x' is unnamed, not 'embed'.")]
    [InlineData("..r embed=64 -> ..r", "A 1, embed 32", "NT2004 Op: dim 'embed' has size 32, the signature says 64.")]
    [InlineData("..r embed=64 -> ..r", "A 1, embed 64", "A 1")]
    [InlineData("a=n b=n -> a", "a 3, b 3", "a 3")]
    [InlineData("a=n b=n -> a", "a 3, b 4", "NT2004 Op: dim 'b' has size 4, the signature says 3.")]
    [InlineData("..r a -> ..r a=2*a+1", "a 3", "a 7")]
    [InlineData("..r 'a -> 'a ..r", "A 1, B 2", "B 2, A 1")]
    [InlineData("'n -> 'n, ?=3", "A 2", "A 2; ? 3")]
    [InlineData("{b ..r} -> ..r", "A 1, B 2", "NT1003 Op: 'x' has no dim 'b'. Did you mean 'B'?")]
    [InlineData("{B ..r} -> B ..r", "A 1, B 2", "B 2, A 1")]
    [InlineData("? 'b -> 'b", "? 1, B 2", "B 2")]
    [InlineData("? 'b -> 'b", "A 1, B 2", "NT2007 Op: position 0 of 'x' is 'A', not unnamed.")]
    [InlineData("_ 'b -> 'b", "A 1, B 2", "B 2")]
    [InlineData("..r M -> ..r M M*=M", "A 1, M 2", "A 1, M 2, M* 2")]
    [InlineData("() -> new_dim=3", "", "new_dim 3")]
    public void OneInput_GivesTheOutput(string signature, string type, string expected) => Assert.Equal(expected, Infer(signature, ("x", type)));

    [Fact]
    public void Convolution_ComputesSizes()
    {
        const string conv = "..b 'c 'h, 'o 'c 'k -> ..b 'o 'h=(h+2*padding-dilation*(k-1)-1)/stride+1";
        Arguments Call(string x, string w, int stride) => new Arguments().Type("x", Type(x)).Type("weight", Type(w))
            .Integer("padding", 1).Integer("dilation", 1).Integer("stride", stride);
        Assert.Equal("N 2, Out 8, H 32", Infer(conv, Call("N 2, C 3, H 32", "Out 8, C 3, ? 3", 1)));
        Assert.Equal("N 2, Out 8, H 16", Infer(conv, Call("N 2, C 3, H 32", "Out 8, C 3, ? 3", 2)));
        Assert.Equal("NT2004 Op: dim 'H' would have size h+2*padding-dilation*(k-1)-1 = -1.", Infer(conv, Call("N 2, C 3, H 2", "Out 8, C 3, ? 5", 2)));
        Assert.Equal("N 2, Out 8, H n", Infer(conv, Call("N 2, C 3, H n", "Out 8, C 3, ? 3", 1)));
    }

    [Fact]
    public void Calls_ReadParametersByName()
    {
        var sum = Signature.Of("x -> drop(x, over, keepDim)");
        var x = Type("A 2, B 3");
        Assert.Equal("A 2", Text(sum.Infer("Sum", new Arguments().Type("x", x).Dims("over", "B").Flag("keepDim", false))));
        Assert.Equal("A 2, B! 1", Text(sum.Infer("Sum", new Arguments().Type("x", x).Dims("over", -1).Flag("keepDim", true))));
        Assert.Equal("", Text(sum.Infer("Sum", new Arguments().Type("x", x))));
        var error = Assert.Throws<UnknownDimException>(() => sum.Infer("Sum", new Arguments().Type("x", x).Dims("over", "C")));
        Assert.Equal("NT1003 Sum: 'x' has no dim 'C'.\n  x (A 2, B 3)\nIts dims are (A, B).", error.Message);
        Assert.Equal("A 2, B 3", Infer("m, x, y -> unify(unify(m, x), y)",
            new Arguments().Type("m", Type("B 3")).Type("x", Type("A 2, ? 3")).Type("y", Type(""))));
        Assert.Equal("A 5, B 3", Infer("xs -> cat(xs, dim)", new Arguments().Types("xs", [x, Type("A 3, B 3")]).Dim("dim", "A")));
        Assert.Equal("A 2, H 3, D 1", Infer("x -> ungroup(x, dim, axes)",
            new Arguments().Type("x", x).Dim("dim", "B").Axes("axes", ("H", 3), ("D", -1))));
        Assert.Equal("A 2, X 3", Infer("x -> rename(x, from, to)", new Arguments().Type("x", x).Dim("from", "B").Dim("to", "X")));
        Assert.Equal("B 3, A 2, C! 1", Infer("x, other -> align(x, other)", new Arguments().Type("x", x).Type("other", Type("B 9, A 9, C 9"))));
        Assert.Equal("F 6", Infer("x -> group(x, dims, into)", new Arguments().Type("x", x).Dims("dims", "A", "B").Dim("into", "F")));
        Assert.Equal("S 4, A 2, B 3", Infer("x -> new(x, axis, 0)", new Arguments().Type("x", x).Axis("axis", ("S", 4))));
        Assert.Equal("A 2, I 7, J 8", Infer("x, index -> splice(x, dim, index)",
            new Arguments().Type("x", x).Type("index", Type("I 7, J 8")).Dim("dim", "B")));
    }

    [Fact]
    public void WhatIsUnknown_IsSilent()
    {
        Assert.Equal("..", Infer("x -> drop(x, over)", new Arguments().Type("x", Type("A 2")).Unknown("over")));
        Assert.Equal(".., A 2", Infer("x -> drop(x, over)", new Arguments().Type("x", Type(".., A 2")).Dims("over", "B")));
        Assert.Equal(".., B 4", Mul(".., K 3", "K 3, B 4"));
        Assert.Equal(".., A 2, B 4", Mul(".., A 2, _ _", "K 3, B 4"));
        Assert.Equal("..", Infer("x -> drop(x, over, keepDim)", new Arguments().Type("x", Type("A 2")).Dims("over", "A").Unknown("keepDim")));
    }

    [Fact]
    public void AFlawInASignature_IsReported()
    {
        Assert.Equal("NT3004 Op: no input has the dim 'j.", Infer("'i -> 'j", ("x", "A 2")));
        Assert.Equal("NT3004 Op: no input has the row '..s'.", Infer("..r -> ..s", ("x", "A 2")));
        Assert.Equal("NT3004 Op: 'q' is no integer parameter and no dim of an input.", Infer("..r -> ..r a=q", ("x", "A 2")));
        Assert.Equal("NT3004 Op: there is no tensor for input 2 of 'x, y -> x'.", Infer("x, y -> x", ("x", "A 2")));
    }

    [Fact]
    public void ARepeatedCall_IsRememberedByValue()
    {
        var sum = Signature.Of("x -> drop(x, over, keep)");
        DimRef[] over = ["B"];
        TensorType Call(bool keep) => sum.Infer("Sum", new Arguments().Type("x", Type("A 2, B 3")).Dims("over", over).Flag("keep", keep));
        var first = Call(false);
        Assert.Same(first, Call(false));
        Assert.Equal("A 2, B! 1", Text(Call(true)));
        over[0] = "A";
        Assert.Equal("B 3", Text(Call(false)));
        over[0] = "B";
        Assert.Equal(first, Call(false));
    }

    [Fact]
    public void WhatIsRemembered_IsNeverMistakenForAnotherCall()
    {
        // Far more calls than the memory has places, so that most meet an entry of another call.
        var drop = Signature.Of("x -> drop(x, over)");
        string[] names = [.. Enumerable.Range(0, 40).Select(i => "D" + i)];
        var x = new TensorType(DimList.Of(names), [.. names.Select((_, i) => (long)i)]);
        foreach (string before in names)
            foreach (string after in names)
            {
                DimRef[] over = [before];
                drop.Infer("Sum", new Arguments().Type("x", x).Dims("over", over));
                over[0] = after;
                var result = drop.Infer("Sum", new Arguments().Type("x", x).Dims("over", [after]));
                Assert.True(result.Dims.IndexOf(after) < 0 && result.Rank == 39);
            }
        var add = Signature.Of("a, b -> unify(a, b)");
        for (int size = 2; size < 300; size++)
        {
            Outcomes Add(NameRules rules) => add.InferOrConflict("Add", new Arguments().Type("a", Type("A 1")).Type("b", Type("A " + size)), rules);
            Assert.Equal("A " + size, Text(Add(NameRules.PyTorch).Types[0]));
            Assert.NotNull(Add(NameRules.Strict).Conflict);
        }
    }
}
