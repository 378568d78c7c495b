using FsCheck;
using FsCheck.Fluent;
using NamedTorch.Inference;
using Xunit;
using Outcome = NamedTorch.Inference.Outcome;

namespace NamedTorch.Tests.Inference;

/// <summary>
/// Gradients' names are derived, never written: walking a random program backwards with each primitive's adjoint, itself made of
/// primitives, the cotangent has the names and sizes of the operand at every step.
/// </summary>
public sealed class AdjointProperties
{
    sealed record Step(string Text, TensorType Operand, TensorType Result, Func<TensorType, TensorType> Adjoint);

    [Fact]
    public void CotangentsOfRandomPrograms_HaveTheNamesOfTheirOperands()
    {
        int steps = 0;
        Prop.ForAll(Arb.From(from start in Check.Types from others in Gen.ArrayOf(Check.Types, 8) from seed in Gen.Choose(0, int.MaxValue - 1) select (start, others, seed)), program =>
        {
            var random = new Random(program.seed);
            var current = program.start;
            var done = new Stack<Step>();
            foreach (var other in program.others)
            {
                if (Forward(current, other, random, "N" + done.Count) is not { } step) continue;
                done.Push(step);
                current = step.Result;
            }
            steps += done.Count;
            var cotangent = current;
            foreach (var step in done)
            {
                cotangent = step.Adjoint(cotangent);
                // The unit mark says how a dim may be used later; a gradient takes its operand's over as it is.
                if (!cotangent.WithDims(cotangent.Dims.WithoutUnits()).Equals(step.Operand.WithDims(step.Operand.Dims.WithoutUnits())))
                    throw new InvalidOperationException($"{step.Text} of {step.Operand} gave {step.Result}; its adjoint {cotangent}");
                cotangent = step.Operand;
            }
            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));
        Assert.True(steps > 10_000, $"only {steps} steps were defined");
    }

    static Step? Forward(TensorType x, TensorType other, Random random, string fresh)
    {
        int at = x.Rank == 0 ? 0 : random.Next(x.Rank);
        if (x.Rank == 0 || random.Next(4) == 0)
            return Made("unify", x, Unify.Try("Op", x, other, NameRules.Strict), g => Unbroadcast(g, x));
        switch (random.Next(9))
        {
            case 0:
                return Made("drop", x, Drop.At(x, [at], false), g => New.Types("Op", g, x.Dims[at].WithUnit(false), x.SizeArray[at], at));
            case 1:
                return Made("keep", x, Drop.At(x, [at], true), g => New.Types("Op", Drop.At(g, [at], false), x.Dims[at].WithUnit(false), x.SizeArray[at], at));
            case 2:
                var outcome = Align.Try("Op", x, [fresh, at, DimRef.Rest], out int[] sources);
                return Made("align", x, outcome, g =>
                {
                    var own = Drop.At(g, [Array.IndexOf(sources, Align.Inserted)], false);
                    var left = sources.Where(s => s != Align.Inserted).ToList();
                    return Align.Types("Op", own, [.. Enumerable.Range(0, x.Rank).Select(i => (DimRef)left.IndexOf(i))], out _);
                });
            case 3:
                return Made("rename", x, Rename.Try("Op", x, [(at, fresh)]), g => Rename.Types("Op", g, [(at, x.Dims.NameAt(at))]));
            case 4:
                DimRef[] pair = [.. Enumerable.Range(at, Math.Min(2, x.Rank - at)).Select(i => (DimRef)i)];
                return Made("group", x, Group.Try("Op", x, pair, fresh), g => Ungroup.Types("Op", g, fresh, [.. pair.Select(p => AxisAt(x, p.Position))]));
            case 5:
                return Made("ungroup", x, Ungroup.Try("Op", x, at, [(fresh, x.SizeArray[at]), (fresh + "i", 1)]),
                    g => Group.Types("Op", g, [at, at + 1], x.Dims.NameAt(at)));
            case 6:
                return Made("splice", x, Splice.Try("Op", x, at, other), g => New.Types(
                    "Op", Drop.At(g, [.. Enumerable.Range(at, other.Rank)], false), x.Dims[at].WithUnit(false), x.SizeArray[at], at));
            case 7:
                return Made("new", x, New.Try("Op", x, fresh, 5, at), g => Drop.At(g, [at], false));
            default:
                var names = x.Dims.Names().Select((n, i) => (DimRef)(n ?? fresh + i)).ToArray();
                return Made("refine", x, Refine.Try("Op", x, names), g => Rename.All("Op", g, [.. x.Dims.Names().Select(n => (DimRef)n)]));
        }
    }

    static Step? Made(string text, TensorType x, Outcome outcome, Func<TensorType, TensorType> adjoint) =>
        outcome.IsType && outcome.Type.Rank < 8 ? new(text, x, outcome.Type, adjoint) : null;

    static Axis AxisAt(TensorType x, int at) => new(x.Dims.NameAt(at) is { } name ? (Dim)name : null, x.SizeArray[at]);

    /// <summary>Sum what is not mine, keep-sum what I stretched, forget what I learnt.</summary>
    static TensorType Unbroadcast(TensorType g, TensorType x)
    {
        var own = Drop.At(g, [.. Enumerable.Range(0, g.Rank - x.Rank)], false);
        var summed = Drop.At(own, [.. Enumerable.Range(0, x.Rank).Where(i => own.SizeArray[i] != x.SizeArray[i])], true);
        return Rename.Types("Op", summed, [.. Enumerable.Range(0, x.Rank).Where(i => x.Dims.NameAt(i) is null).Select(i => ((DimRef)i, DimRef.Unnamed))]);
    }
}
