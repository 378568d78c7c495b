using NamedTorch.Core;

namespace NamedTorch.Ops;

/// <summary>
/// <c>x[…]</c> and <c>x[…] = value</c>. Places, ranges, steps and new dims give a view; index tensors and masks a copy. Places and
/// ranges apply first, then the index tensors, together: they are broadcast against each other, and the dims of what they have in
/// common replace the indexed dims, or go to the front where these are not neighbours.
/// </summary>
/// <remarks>A mask stands for the dims it has; the elements it keeps lie along one new dim without a name.</remarks>
public readonly struct Indexing : IOperation
{
    /// <summary>Names and sizes of the part.</summary>
    public const string Signature = "x -> index(x, at)";

    internal static Tensor Get(Tensor x, ReadOnlySpan<At> at)
    {
        try
        {
            var basic = new Basic(x, at);
            var (positions, indices) = basic.Advanced();
            var view = basic.View();
            return positions.Length == 0 ? view : Indexed.Run("Index", view, positions, indices);
        }
        catch (TensorTypeException)
        {
            // Of several things that are wrong the signature names the first of the catalogue.
            IndexItem[] items = new IndexItem[at.Length];
            for (int i = 0; i < items.Length; i++) items[i] = Item(at[i]);
            NamedTorch.Signature.Of(Signature).Infer("Index", new Arguments().Type("x", x.Type).Items("at", items));
            throw;
        }
    }

    /// <summary>The index as a signature sees it.</summary>
    internal static IndexItem Item(in At at) => at.Kind switch
    {
        AtKind.Place => IndexItem.Place(Bound(at.Place), at.Dim?.Name),
        AtKind.Range => IndexItem.Range(Bound(at.Range.Start), Bound(at.Range.End), at.Step < 0 ? (Size)0 - -at.Step : at.Step, at.Dim?.Name),
        AtKind.Tensor => IndexItem.Of(at.Tensor!.Type, at.Tensor.DType == DType.Bool, at.Dim?.Name),
        AtKind.New => IndexItem.New(at.Dim?.Name),
        AtKind.Flag => IndexItem.Flag(at.Flag),
        _ => IndexItem.Rest,
    };

    static IndexBound Bound(Index index) => new(index.Value, index.IsFromEnd);

    internal static void Set(Tensor x, ReadOnlySpan<At> at, Tensor value) => Write(x, at, value, adds: false);

    internal static void Write(Tensor x, ReadOnlySpan<At> at, Tensor value, bool adds)
    {
        var basic = new Basic(x, at);
        var (positions, indices) = basic.Advanced();
        var view = basic.View();
        if (positions.Length > 0) PlacedAt.Run("Index", view, positions, indices, value, adds, into: view);
        else Assigned.Run("Index", view, adds ? view + value : value);
    }

    /// <inheritdoc cref="IOperation.Samples"/>
    public static IEnumerable<Sample> Samples =>
    [
        new("place", x => x[0]["b", 1], new Input(("a", 2), ("b", 3))),
        new("range", x => x[0]["b", 1..], new Input(("a", 2), ("b", 3))),
        new("step", x => x[0][("b", .., 2L)], new Input(("a", 2), ("b", 5))),
        new("by position", x => x[0][1, At.New("n"), ..^1], new Input(("a", 2), ("b", 3), ("c", 4))) { Positional = "dims by place" },
        new("indices", x => x[0]["b", x[1]], new Input(("a", 2), ("b", 3)), new Input(("q", 4)) { DType = DType.Int64, Low = -3, High = 3 }),
        new("two apart", x => x[0][x[1], At.Rest, x[2]], new Input(3, 2, 4), new Input(5) { DType = DType.Int64, Low = 0, High = 3 }, new Input(5) { DType = DType.Int32, Low = 0, High = 4 }) { Positional = "dims by place" },
        new("mask", x => x[0][x[0].Detach() > 0], new Input(("a", 2), ("b", 3))) { Positional = "row-major order", IsSmooth = false },
    ];
}
