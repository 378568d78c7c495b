using Xunit;

namespace NamedTorch.Tests.Signatures;

public sealed class SignatureParserTests
{
    [Theory]
    [InlineData("x->x", "x -> x")]
    [InlineData("  left ,right ->unify( left,right )", "left, right -> unify(left, right)")]
    [InlineData("x -> drop(x, over, keepDim)", "x -> drop(x, over, keepDim)")]
    [InlineData("..b 'i 'k, ..c 'k 'j -> ..b+c 'i 'j;'k,'k->", "..b 'i 'k, ..c 'k 'j -> ..b+c 'i 'j; 'k, 'k -> ()")]
    [InlineData("... seq -> ...", ".. seq -> ..")]
    [InlineData("{over ..r}, {over ..s} -> ..r|s", "{over ..r}, {over ..s} -> ..r|s")]
    [InlineData("query: ..r q, key: ..r k -> ..r q k", "query: ..r q, key: ..r k -> ..r q k")]
    [InlineData("'c 'h -> 'h=(h + 2*padding - dilation * (kernel - 1) - 1)/stride+1", "'c 'h -> 'h=(h+2*padding-dilation*(kernel-1)-1)/stride+1")]
    [InlineData("a=((2)) -> a=a/(b/c)", "a=2 -> a=a/(b/c)")]
    [InlineData("-> Batch=4 ?", "-> Batch=4 ?")]
    [InlineData("Model -> Model Model*", "Model -> Model Model*")]
    [InlineData("x -> new(drop(x, d), axis, -1)", "x -> new(drop(x, d), axis, -1)")]
    [InlineData("_ ?=3 -> _a _", "_ ?=3 -> _a _")]
    [InlineData("a=n-> b", "a=n -> b")]
    [InlineData("[ keepDim,!bias ,reduction = None,n!=-2]x->x;x->()", "[keepDim, !bias, reduction=None, n!=-2] x -> x; x -> ()")]
    [InlineData("->axes(rows,columns)", "-> axes(rows, columns)")]
    [InlineData("x -> drop(x, ...)", "x -> drop(x, ..)")]
    [InlineData("bias, 'i 'k, 'k 'j -> unify(bias,( 'i 'j ))", "bias, 'i 'k, 'k 'j -> unify(bias, ('i 'j))")]
    [InlineData("x, y -> unify(x, ())", "x, y -> unify(x, ())")]
    [InlineData("'l -> 'l=(l+2*padding0?0)/stride0?1", "'l -> 'l=(l+2*padding0?0)/stride0?1")]
    [InlineData("x -> new(x, ?, 0)", "x -> new(x, ?, 0)")]
    [InlineData("x -> resize(x,dim,( dim+1) * 2 )", "x -> resize(x, dim, (dim+1)*2)")]
    [InlineData("x -> resize(x, dim, _)", "x -> resize(x, dim, _)")]
    [InlineData("tensors -> each(tensors, align(tensors, dims))", "tensors -> each(tensors, align(tensors, dims))")]
    [InlineData("x: 'a, bias ? : 'b -> 'a", "x: 'a, bias?: 'b -> 'a")]
    public void Text_IsReadAndPrintedCanonically(string text, string canonical)
    {
        var signature = Signature.Parse(text);
        Assert.Equal(canonical, signature.ToString());
        Assert.Equal(signature, Signature.Parse(canonical));
    }

    [Theory]
    [InlineData("x", 2, "'->' is expected, at the end")]
    [InlineData("x - y", 3, "a dim, '..', '?' or '_' is expected, at '-'")]
    [InlineData("x -> y z)", 9, "a dim, '..', '?' or '_' is expected, at ')'")]
    [InlineData("..a ..b -> ..a", 5, "a second row: where the first ends is undecidable, at '.'")]
    [InlineData("..a+b -> ..a", 1, "rows are joined in outputs only, at '.'")]
    [InlineData("x -> {x ..r}", 6, "a set stands among the inputs only, at '{'")]
    [InlineData("{'i ..r} -> ..r", 2, "a set holds names and one row, at '''")]
    [InlineData("{a ..r -> ..r", 8, "'}' is expected, at '-'")]
    [InlineData(".a -> a", 2, "'..' is expected, at 'a'")]
    [InlineData("' -> a", 2, "a dim variable's name is expected, at ' '")]
    [InlineData("a= 3 -> a", 3, "a size is expected, at ' '")]
    [InlineData("a=(3 -> a", 6, "')' is expected, at '-'")]
    [InlineData("a=99999999999999999999 -> a", 3, "a number is expected, at '9'")]
    [InlineData("x -> sum(x)", 6, "'sum' is no primitive; there are unify, same, ordered, need, drop, squeeze, expect, align, rename, refine, group, ungroup, splice, new, cat, stack, permute, swap, move, resize, expand, reshape, index, each, list, axes, at 's'")]
    [InlineData("x -> drop(x)", 6, "'drop' takes (x, dims, [keep]), not 1 arguments, at 'd'")]
    [InlineData("x -> drop(x over)", 13, "',' or ')' is expected, at 'o'")]
    [InlineData("x -> drop(x, )", 14, "a parameter, a number, a primitive, '..', '?' or '(' is expected, at ')'")]
    [InlineData("x -> x; ", 9, "'->' is expected, at the end")]
    [InlineData("[] x -> x", 2, "a parameter is expected, at ']'")]
    [InlineData("[a b] x -> x", 4, "',' or ']' is expected, at 'b'")]
    [InlineData("[a=] x -> x", 4, "a word or a number is expected, at ']'")]
    [InlineData("[!a=b] x -> x", 4, "',' or ']' is expected, at '='")]
    [InlineData("x -> drop(x, (a)", 17, "',' or ')' is expected, at the end")]
    [InlineData("é -> a", 1, "a dim, '..', '?' or '_' is expected, at 'é'")]
    public void AnError_SaysWhere(string text, int column, string problem)
    {
        var error = Assert.Throws<ContractException>(() => Signature.Parse(text));
        Assert.Equal(NamedTorch.Diagnostics.DiagnosticId.NT3004, error.Id);
        Assert.Equal($"NT3004 Signature: \"{text}\", column {column}: {problem}.", error.Message.Split('\n')[0]);
    }

    [Fact]
    public void EqualTexts_AreParsedOnce() => Assert.Same(Signature.Of("..q a -> ..q"), Signature.Parse("..q a -> ..q"));
}
