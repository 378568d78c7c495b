using FsCheck;
using FsCheck.Fluent;
using NamedTorch.Diagnostics;
using NamedTorch.Signatures;
using Xunit;

namespace NamedTorch.Tests.Signatures;

public sealed class RoundTripProperties
{
    static readonly Gen<string> name = Gen.Elements("a", "batch", "Model", "keepDim", "_x", "H2");

    static Gen<Sequence<T>> Some<T>(Gen<T> item, int least, int most) =>
        Gen.Choose(least, most).SelectMany(count => Gen.ArrayOf(item, count)).Select(items => new Sequence<T>(items));

    static Gen<SizeTerm> SizeTerms(int depth)
    {
        var leaf = Gen.OneOf(Gen.Choose(0, 99).Select(n => (SizeTerm)new NumberTerm(n)), name.Select(n => (SizeTerm)new SizeNameTerm(n)), name.Select(n => (SizeTerm)new SizeNameTerm(n, 1)));
        return depth == 0 ? leaf : Gen.Frequency(
            (1, leaf),
            (2, from sign in Gen.Elements('+', '-', '*', '/')
                from left in SizeTerms(depth - 1)
                from right in SizeTerms(depth - 1)
                select (SizeTerm)new BinaryTerm(sign, left, right)));
    }

    static Gen<Term> DimTerms(bool namesOnly) =>
        from kind in namesOnly ? Gen.Constant(DimTermKind.Name) : Gen.Elements(Enum.GetValues<DimTermKind>())
        from text in name
        from stars in Gen.Choose(0, 2)
        from size in Gen.Frequency((2, Gen.Constant((SizeTerm?)null)), (1, SizeTerms(3).Select(s => (SizeTerm?)s)))
        select (Term)new DimTerm(kind, kind switch
        {
            DimTermKind.Name => text + new string('*', stars),
            DimTermKind.Variable => text,
            _ => "",
        }, size);

    static readonly Gen<Term> row = Gen.Frequency((1, Gen.Constant("")), (2, name)).Select(n => (Term)new RowTerm(RowJoin.None, new([n])));

    static readonly Gen<Pattern> input =
        from isSet in Gen.Frequency((3, Gen.Constant(false)), (1, Gen.Constant(true)))
        from before in Some(DimTerms(isSet), isSet ? 1 : 0, 3)
        from middle in Some(row, 0, 1)
        from after in Some(DimTerms(isSet), 0, 2)
        select new Pattern(new([.. before, .. middle, .. after]), isSet);

    static readonly Gen<Term> joined =
        from names in Some(name, 2, 3)
        from union in Gen.Elements(RowJoin.Unify, RowJoin.Union)
        select (Term)new RowTerm(union, names);

    static Gen<Call> Calls(int depth) =>
        from function in Gen.Elements("unify", "drop", "splice", "new")
        from count in function switch { "unify" => Gen.Choose(1, 4), "drop" => Gen.Choose(2, 3), _ => Gen.Constant(3) }
        from arguments in Gen.ArrayOf(
            Gen.Frequency(
                (4, name.Select(n => (CallArgument)new ParameterArgument(n))),
                (1, Gen.Choose(-5, 5).Select(n => (CallArgument)new NumberArgument(n))),
                (1, Gen.Elements<CallArgument>(new RestArgument(), new UnnamedArgument())),
                (1, Some(Gen.OneOf(DimTerms(false), row, joined), 0, 3).Select(terms => (CallArgument)new PatternArgument(new(terms, false)))),
                (depth, depth == 0 ? name.Select(n => (CallArgument)new ParameterArgument(n)) : Calls(depth - 1).Select(c => (CallArgument)new NestedCall(c)))),
            count)
        select new Call(function, new(arguments));

    static readonly Gen<Output> output = Gen.OneOf(
        Some(Gen.OneOf(DimTerms(false), row, joined), 0, 4).Select(terms => (Output)new PatternOutput(new(terms, false))),
        Calls(2).Select(call => (Output)call));

    static readonly Gen<Guard> guard =
        from parameter in name
        from negated in Gen.Elements(true, false)
        from value in Gen.OneOf(
            Gen.Constant(((string?)null, (long?)null)), name.Select(n => ((string?)n, (long?)null)), Gen.Choose(-5, 5).Select(n => ((string?)null, (long?)n)))
        select new Guard(parameter, negated, value.Item1, value.Item2);

    static readonly Gen<Form> form =
        from guards in Some(guard, 0, 2)
        from inputs in Some(from parameter in Gen.Frequency((2, Gen.Constant((string?)null)), (1, name.Select(n => (string?)n)))
                            from optional in Gen.Elements(true, false)
                            from pattern in input
                            select new Input(parameter, pattern, optional && parameter is not null), 0, 3)
        from outputs in Some(output, 1, 3)
        select new Form(guards, inputs, outputs);

    [Fact]
    public void WhatIsPrinted_IsReadBackAsTheSame() =>
        Prop.ForAll(Arb.From(Some(form, 1, 3)), forms =>
        {
            var signature = new Signature(forms);
            return Signature.Parse(signature.ToString()).Equals(signature);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void AnyText_IsReadOrRefusedWith3004() =>
        Prop.ForAll(Arb.From(Gen.ArrayOf(Gen.Elements("..", "a", "'", " ", ",", ";", "->", "(", ")", "{", "}", "=", "+", "|", "*", "?", "_", "drop", "9", "[", "]", "!", ":", "é"))), parts =>
        {
            try
            {
                return Signature.Parse(string.Concat(parts)).Forms.Count > 0;
            }
            catch (ContractException error)
            {
                return error.Id == DiagnosticId.NT3004;
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
}
