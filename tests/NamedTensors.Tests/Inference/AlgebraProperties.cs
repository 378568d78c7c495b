using NamedTorch.Diagnostics;
using NamedTorch.Inference;
using Xunit;

namespace NamedTorch.Tests.Inference;

/// <summary>The laws of the algebra, each over random types.</summary>
public sealed class AlgebraProperties
{
    static Outcome Unified(TensorType a, TensorType b, NameRules? rules = null) => Unify.Try("Op", a, b, rules ?? NameRules.Strict);

    static bool Same(Outcome a, Outcome b) => a.IsType ? b.IsType && a.Type.Equals(b.Type) : !b.IsType && a.Conflict!.Id == b.Conflict!.Id;

    static readonly (DimRef, DimRef)[] swap = [("A", "B"), ("B", "A"), ("C", "X")];

    /// <summary>The renaming restricted to the dims a type has.</summary>
    static TensorType Renamed(TensorType x, (DimRef From, DimRef To)[] map) =>
        Rename.Types("Op", x, [.. map.Where(m => x.Dims.IndexOf(m.From.Name!) >= 0)]);

    [Fact]
    public void Unify_IsCommutative() => Check.ThatPairs((a, b) => Same(Unified(a, b), Unified(b, a)));

    [Fact]
    public void Unify_IsIdempotent() => Check.That(x => Unified(x, new TensorType(x.Dims, [.. x.Sizes])).Type.Equals(x));

    [Fact]
    public void Unify_HasTheScalarAsNeutralElement() => Check.That(x => Unified(x, TensorType.Scalar).Type.Equals(x));

    [Fact]
    public void Unify_IsAssociativeWhereBothWaysAreDefined() => Check.ThatTriples((a, b, c) =>
    {
        Outcome ab = Unified(a, b), bc = Unified(b, c);
        if (!ab.IsType || !bc.IsType) return true;
        Outcome left = Unified(ab.Type, c), right = Unified(a, bc.Type);
        return !left.IsType || !right.IsType || left.Type.Equals(right.Type);
    });

    [Fact]
    public void Unify_DoesNotDependOnWhatNamesAreCalled() => Check.ThatPairs((a, b) =>
    {
        Outcome plain = Unified(a, b), renamed = Unified(Renamed(a, swap), Renamed(b, swap));
        return plain.IsType ? renamed.IsType && renamed.Type.Equals(Renamed(plain.Type, swap)) : renamed.Conflict?.Id == plain.Conflict!.Id;
    });

    [Fact]
    public void Unify_RefusesExactlyWhatTheSideConditionForbids() => Check.ThatPairs((a, b) =>
    {
        var id = Unified(a, b).Conflict?.Id;
        return id is DiagnosticId.NT1001 or DiagnosticId.NT1002 == !Allowed(a.Dims, b.Dims);
    }, 3000);

    [Fact]
    public void StrictResults_AreThoseOfPyTorchsRules() => Check.ThatPairs((a, b) =>
    {
        Outcome strict = Unified(a, b), loose = Unified(a, b, NameRules.PyTorch);
        return strict.IsType ? loose.IsType && loose.Type.Equals(strict.Type)
            : strict.Conflict!.Id is DiagnosticId.NT2002 || Same(strict, loose) || strict.Conflict.Id == DiagnosticId.NT2001;
    });

    [Fact]
    public void Strict_RefusesMoreOnlyWhereANamedOneWouldStretch() => Check.ThatPairs((a, b) =>
        Unified(a, b).IsType == (Unified(a, b, NameRules.PyTorch).IsType && !NamedOneStretches(a, b)));

    [Fact]
    public void DroppingTwice_IsDroppingBoth() => Check.That(x =>
        x.Rank < 2 || Drop.At(Drop.At(x, [1], false), [0], false).Equals(Drop.At(x, [0, 1], false)));

    [Fact]
    public void KeptDims_AreUnitsInPlace() => Check.That(x =>
        Enumerable.Range(0, x.Rank).All(i =>
        {
            var kept = Drop.At(x, [i], true);
            return kept.Dims.IsUnit(i) && kept.SizeArray[i] == 1 && kept.Rank == x.Rank && kept.Dims.NameAt(i) == x.Dims.NameAt(i)
                && Drop.At(kept, [i], false).Equals(Drop.At(x, [i], false));
        }));

    [Fact]
    public void AKeptReduction_AlwaysCombinesWithItsOperand() => Check.That(x =>
        Enumerable.Range(0, x.Rank).All(i => Unified(x, Drop.At(x, [i], true)).Type.SameSizes(x)));

    [Fact]
    public void AligningToAnother_MakesBothCombine() => Check.ThatPairs((a, b) =>
    {
        var aligned = Align.Try("Op", a, b.Dims.Names().Select(n => (DimRef)n).ToArray(), out _);
        if (!aligned.IsType) return true;
        var both = Unified(aligned.Type, b);
        return both.IsType || both.Conflict!.Id >= DiagnosticId.NT2001;
    });

    [Fact]
    public void AligningAndBack_IsNothing() => Check.ThatPairs((a, b) =>
    {
        var aligned = Align.Try("Op", a, [.. b.Dims.Names().Where(n => n is not null).Select(n => (DimRef)n), DimRef.Rest], out int[] sources);
        if (!aligned.IsType) return true;
        var own = Drop.At(aligned.Type, [.. Enumerable.Range(0, sources.Length).Where(i => sources[i] == Align.Inserted)], false);
        var left = sources.Where(s => s != Align.Inserted).ToList();
        return Align.Types("Op", own, [.. Enumerable.Range(0, a.Rank).Select(i => (DimRef)left.IndexOf(i))], out _).Equals(a);
    });

    [Fact]
    public void RenamingAndBack_IsNothing() => Check.That(x => Renamed(Renamed(x, swap), [("B", "A"), ("A", "B"), ("X", "C")]).Equals(x));

    [Fact]
    public void RefiningAndForgetting_IsForgetting() => Check.That(x =>
    {
        var names = x.Dims.Names().Select((n, i) => (DimRef)(n ?? "fresh" + i)).ToArray();
        var none = names.Select(_ => DimRef.Unnamed).ToArray();
        return Rename.All("Op", Refine.Types("Op", x, names), none).Equals(Rename.All("Op", x, none));
    });

    [Fact]
    public void GroupingAndBack_IsNothingButTheUnits() => Check.That(x =>
    {
        if (x.Rank == 0) return true;
        Axis[] axes = [.. x.Dims.Select((slot, i) => new Axis(slot.Name is null ? null : (Dim)slot.Name, x.SizeArray[i]))];
        var back = Ungroup.Types("Op", Group.Types("Op", x, [DimRef.Rest], "flat"), "flat", axes);
        return back.Equals(x.WithDims(x.Dims.WithoutUnits()));
    });

    [Fact]
    public void InterningKeepsOneObjectPerList() => Check.That(x => ReferenceEquals(x.Dims, DimList.From([.. x.Dims])));

    /// <summary>The side condition as the design states it: each operand, having learnt, has distinct names; so has the result.</summary>
    static bool Allowed(DimList a, DimList b)
    {
        int rank = Math.Max(a.Count, b.Count);
        string?[] x = [.. Enumerable.Repeat((string?)null, rank - a.Count), .. a.Names()], y = [.. Enumerable.Repeat((string?)null, rank - b.Count), .. b.Names()];
        for (int i = 0; i < rank; i++)
        {
            if (x[i] is not null && y[i] is not null && x[i] != y[i]) return false;
            x[i] = y[i] = x[i] ?? y[i];
        }
        return Distinct(x);
    }

    static bool Distinct(string?[] names) => names.Where(n => n is not null).Distinct().Count() == names.Count(n => n is not null);

    static bool NamedOneStretches(TensorType a, TensorType b)
    {
        for (int back = 1; back <= Math.Min(a.Rank, b.Rank); back++)
            if (Stretches(a, b, back) || Stretches(b, a, back)) return true;
        return false;
    }

    static bool Stretches(TensorType one, TensorType other, int back) =>
        one.Dims[one.Rank - back] is { Name: not null, IsUnit: false } && one.SizeArray[^back] == 1 && other.SizeArray[^back] != 1;
}
