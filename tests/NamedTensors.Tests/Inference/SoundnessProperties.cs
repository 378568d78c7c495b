using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using NamedTorch.Inference;
using Xunit;

namespace NamedTorch.Tests.Inference;

/// <summary>
/// The checker knows less than the run time and says nothing else: forget parts of a call's types and arguments, and a conflict that
/// is still found is the run time's, with its id; a type that is still inferred stands for the run time's.
/// </summary>
public sealed class SoundnessProperties
{
    [Theory]
    [MemberData(nameof(Signatures))]
    public void WhatIsStillFound_IsWhatTheRunTimeFinds(string text)
    {
        var signature = Signature.Of(text);
        int certain = 0, conflicts = 0;
        Prop.ForAll(Arb.From(from types in Gen.OneOf(Gen.ArrayOf(Check.Types, 3), Check.Related) from seed in Gen.Choose(0, int.MaxValue - 1) select (types, seed)), call =>
        {
            var random = new Random(call.seed);
            var (concrete, vague) = Calls.Of(signature, call.types, random);
            var rules = random.Next(8) == 0 ? NameRules.PyTorch : NameRules.Strict;
            var is_ = signature.InferOrConflict("Op", concrete, rules);
            var said = signature.InferOrConflict("Op", vague, rules);
            string shown = $"\n{signature}\n{Calls.Show(concrete)} = {is_}\n{Calls.Show(vague)} = {said}";
            if (said.Conflict is { } conflict)
            {
                conflicts++;
                if (is_.Conflict?.Id != conflict.Id) throw new InvalidOperationException("wrong conflict:" + shown);
                return true;
            }
            if (is_.Conflict is not null) return true;
            for (int i = 0; i < is_.Types.Length; i++)
            {
                if (i >= said.Types.Length) break;
                if (Abstraction.Misses(said.Types[i], is_.Types[i]) is { } missed) throw new InvalidOperationException($"wrong {missed} of result {i}:" + shown);
                if (said.Types[i].Rank > 0 || !said.Types[i].Dims.IsOpen) certain++;
            }
            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
        Assert.True(certain > 1, $"only {certain} results were known ({conflicts} conflicts)");
    }

    public static TheoryData<string> Signatures => new(
    [
        "x, y -> unify(x, y)",
        "x, y, z -> unify(x, y, z)",
        "x, y -> same(x, y)",
        "x, y -> ordered(x, y)",
        "x -> need(x, dims)",
        "x -> drop(x, dims)",
        "x -> drop(x, dims, flag)",
        "x -> drop(x, ..)",
        "x, y -> drop(unify(x, y), dims, flag)",
        "[flag] x, y -> unify(x, y); x, y -> drop(unify(x, y), ..)",
        "x -> align(x, dims)",
        "x, y -> align(x, y)",
        "x -> rename(x, names)",
        "x -> rename(x, dims, names)",
        "x -> refine(x, names)",
        "x -> group(x, dims, name)",
        "x -> ungroup(x, dim, axes)",
        "x, y -> splice(x, dim, y)",
        "x -> splice(x, dim, axes)",
        "x -> new(x, name, at)",
        "x -> new(x, axis, at)",
        "x, y -> cat(list, dim)",
        "x, y -> stack(list, name, at)",
        "x -> permute(x, dims)",
        "x -> need(need(x, dims), dim)",
        "x -> swap(x, dim, dim2)",
        "x -> move(x, dims, positions)",
        "x -> resize(x, dim, 2*dim+n)",
        "x -> expand(x, axes)",
        "x -> reshape(x, axes)",
        "x -> index(x, items)",
        "-> axes(axes, n, name)",
        "..r -> ..r",
        "..r, ..r -> ..r",
        "..b, ..c -> ..b+c",
        "..b 'i, ..c 'i -> ..b+c",
        "..b 'i 'k, ..c 'k 'j -> ..b+c 'i 'j",
        "..b 'i 'k, ..c 'k 'j -> ..b+c 'i 'j; 'k, ..c 'k 'j -> ..c 'j; ..b 'i 'k, 'k -> ..b 'i; 'k, 'k -> ()",
        "'i ..r 'k -> 'k ..r 'i",
        "'i 'k, 'k 'j -> 'i 'j",
        "x, 'i 'k, 'k 'j -> unify(x, ('i 'j))",
        "x: ..r 'i, weight?: 'i, bias?: 'i -> ..r 'i",
        "..r 'i, 'o 'i -> ..r 'o",
        "..b 'i, ..c 'j, 'o 'i 'j -> ..b+c 'o",
        "{dims ..r} -> ..r",
        "{dims ..r}, {dims ..s} -> ..r|s",
        "{dim dim2 ..r} -> ..r dim dim2*=dim",
        "{A ..r} -> ..r A",
        "..r A -> ..r B=n; ..r -> ..r",
        "..r A B -> ..r B",
        "_ A ? -> A",
        "A ..r, ..s A -> ..r A",
        "..b 'l -> ..b 'l=(l+2*n-1*(3-1)-1)/2+1",
        "x: ..b 'c=in*n 'l, weight: 'o 'in 'kl -> ..b 'o 'l=(l-kl)/1+1",
        "'a, 'b -> ?=a*b; 'a 'b, 'c 'd -> ?=a*c ?=b*d",
        "x, y -> drop(x, dims, flag), need(y, dim)",
    ]);
}
