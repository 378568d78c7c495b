using NamedTorch.Diagnostics;
using NamedTorch.Ops;
using Xunit;

namespace NamedTorch.Tests.Index;

/// <summary>What the signature of <c>x[…]</c> says is what the indexer does.</summary>
public sealed class IndexedTypeTests
{
    static readonly string[] names = ["A", "B", "C", "D"];

    [Fact]
    public void RandomIndices_HaveTheTypeOrTheErrorOfTheSignature()
    {
        var random = new Random(7);
        int types = 0, errors = 0;
        for (int run = 0; run < 20_000; run++)
        {
            var x = Random(random, random.Next(5));
            var at = new At[random.Next(4)];
            for (int i = 0; i < at.Length; i++) at[i] = Item(x, random);
            IndexItem[] items = [.. at.Select(Seen)];
            var inferred = Signature.Of(Indexing.Signature).InferOrConflict("Index", new Arguments().Type("x", x.Type).Items("at", items), NameRules.Strict);
            string call = $"{x.Type}[{string.Join("; ", items)}]";
            try
            {
                var part = x[at];
                Assert.True(inferred.Conflict is null, $"{call} is {part.Type}, inferred {inferred}");
                Assert.True(Matches(inferred.Types[0], part.Type), $"{call} is {part.Type}, inferred {inferred}");
                types++;
            }
            catch (TensorTypeException error)
            {
                // How many elements a mask keeps, and so whether it fits other indices, only its values say.
                bool depends = error.Id is DiagnosticId.NT2001 or DiagnosticId.NT2002 && items.Any(item => item is { Kind: IndexItemKind.Tensor, Holds: true });
                Assert.True(depends && inferred.Conflict is null || inferred.Conflict?.Id == error.Id, $"{call} throws {error.Conflict.Headline}, inferred {inferred}");
                errors++;
            }
        }
        Assert.True(types > 3000 && errors > 3000, $"{types} types, {errors} errors");
    }

    [Fact]
    public void BehindTheLastPlace_IsOutOfRange() =>
        Assert.Equal(DiagnosticId.NT2006, Assert.Throws<TensorIndexException>(() => Torch.Ones(("A", 3))["A", ^0]).Id);

    static IndexItem Seen(At at) => at.Kind switch
    {
        AtKind.Place => IndexItem.Place(Bound(at.Place), at.Dim?.Name),
        AtKind.Range => IndexItem.Range(Bound(at.Range.Start), Bound(at.Range.End), at.Step, at.Dim?.Name),
        AtKind.Tensor => IndexItem.Of(at.Tensor!.Type, at.Tensor.DType == DType.Bool, at.Dim?.Name),
        AtKind.New => IndexItem.New(at.Dim?.Name),
        AtKind.Flag => IndexItem.Flag(at.Flag),
        _ => IndexItem.Rest,
    };

    static IndexBound Bound(System.Index index) => new(index.Value, index.IsFromEnd);

    static bool Matches(TensorType inferred, TensorType type) => ReferenceEquals(inferred.Dims, type.Dims)
        && inferred.SizeArray.Zip(type.SizeArray).All(pair => pair.First == pair.Second || pair.First == -1);

    static Tensor Random(Random random, int rank)
    {
        string[] order = [.. names];
        random.Shuffle(order);
        return Torch.Zeros([.. order.Take(rank).Select(name => new Axis(random.Next(3) == 0 ? null : (Dim)name, random.Next(1, 4)))]);
    }

    static At Item(Tensor x, Random random)
    {
        string? dim = random.Next(3) > 0 ? null : random.Next(6) > 0 && x.Rank > 0 ? x.Dims.NameAt(random.Next(x.Rank)) : names[random.Next(4)];
        int place = random.Next(-3, 3);
        Range range = random.Next(3) == 0 ? .. : random.Next(2) == 0 ? random.Next(3)..^random.Next(2) : random.Next(3)..random.Next(4);
        switch (random.Next(9))
        {
            case < 2:
                return dim is null ? place : ((Dim)dim, place);
            case < 4:
                return dim is null ? (range, random.Next(1, 3)) : ((Dim)dim, range, random.Next(0, 3));
            case 4:
                return At.Rest;
            case 5:
                return At.New(random.Next(2) == 0 ? null : (Dim)"ABXY"[random.Next(4)].ToString());
            case 6 when x.Rank > 0:
                int from = random.Next(x.Rank), count = random.Next(1, Math.Min(2, x.Rank - from) + 1);
                var mask = Torch.Zeros([.. Enumerable.Range(from, count).Select(d => new Axis(x.Dims.NameAt(d) is { } name ? (Dim)name : null, x.Sizes[d]))]) > 1;
                return dim is null ? mask : ((Dim)dim, mask);
            case 7:
                return random.Next(2) == 0;
            default:
                var index = Random(random, random.Next(3)).To(DType.Int64);
                return dim is null ? index : ((Dim)dim, index);
        }
    }
}
