using FsCheck;
using FsCheck.Fluent;

namespace NamedTorch.Tests;

/// <summary>Generators of types, and properties that throw with the smallest counterexample found.</summary>
internal static class Check
{
    /// <summary>Types of up to four dims over few names, so that two of them often have something to say to each other.</summary>
    public static readonly Gen<TensorType> Types =
        from order in Gen.Shuffle(new[] { "A", "B", "C", "D" })
        from rank in Gen.Choose(0, 4)
        from kinds in Gen.ArrayOf(Gen.Frequency((5, Gen.Constant('n')), (2, Gen.Constant('?')), (1, Gen.Constant('u')), (1, Gen.Constant('v'))), rank)
        from sizes in Gen.ArrayOf(Gen.Frequency((2, Gen.Constant(1L)), (5, Gen.Constant(2L)), (2, Gen.Constant(3L))), rank)
        select Build(order, kinds, sizes);

    /// <summary>Two types that agree in most places: parts of one type with names or sizes taken away.</summary>
    public static readonly Gen<TensorType[]> Related =
        from whole in Types
        from parts in Gen.ArrayOf(
            from skip in Gen.Choose(0, whole.Rank)
            from changes in Gen.ArrayOf(Gen.Frequency((6, Gen.Constant('=')), (2, Gen.Constant('?')), (1, Gen.Constant('u')), (1, Gen.Constant('x'))), whole.Rank)
            select Part(whole, skip, changes), 3)
        select parts;

    public static void That(Func<TensorType, bool> law, int tests = 500) =>
        Prop.ForAll(Arb.From(Types, Shrink), law).Check(Config.QuickThrowOnFailure.WithMaxTest(tests));

    public static void ThatPairs(Func<TensorType, TensorType, bool> law, int tests = 1000)
    {
        var any = Gen.OneOf(Gen.ArrayOf(Types, 3), Related);
        Prop.ForAll(Arb.From(any), types => law(types[0], types[1])).Check(Config.QuickThrowOnFailure.WithMaxTest(tests));
    }

    public static void ThatTriples(Func<TensorType, TensorType, TensorType, bool> law, int tests = 1000)
    {
        var any = Gen.OneOf(Gen.ArrayOf(Types, 3), Related);
        Prop.ForAll(Arb.From(any), types => law(types[0], types[1], types[2])).Check(Config.QuickThrowOnFailure.WithMaxTest(tests));
    }

    static IEnumerable<TensorType> Shrink(TensorType type) =>
        Enumerable.Range(0, type.Rank).Select(i => NamedTorch.Inference.Drop.At(type, [i], keep: false));

    static TensorType Build(string[] names, char[] kinds, long[] sizes)
    {
        var dims = DimList.Empty;
        for (int i = 0; i < kinds.Length; i++)
        {
            bool unit = kinds[i] is 'u' or 'v';
            dims = dims.Append(DimSlot.Of(kinds[i] is 'n' or 'u' ? names[i] : null, unit));
            if (unit) sizes[i] = 1;
        }
        return new(dims, sizes);
    }

    static TensorType Part(TensorType whole, int skip, char[] changes)
    {
        var dims = DimList.Empty;
        var sizes = new List<long>();
        for (int i = skip; i < whole.Rank; i++)
        {
            var slot = whole.Dims[i];
            (slot, long size) = changes[i] switch
            {
                '?' => (slot.WithName(null), whole.SizeArray[i]),
                'u' => (slot.WithUnit(true), 1),
                'x' when !slot.IsUnit => (slot, whole.SizeArray[i] + 1),
                _ => (slot, whole.SizeArray[i]),
            };
            dims = dims.Append(slot);
            sizes.Add(size);
        }
        return new(dims, [.. sizes]);
    }
}
