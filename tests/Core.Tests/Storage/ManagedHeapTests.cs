using static NamedTorch.Torch;

namespace NamedTorch.Tests.Memory;

[Collection(nameof(Alone))]
public sealed class ManagedHeapTests
{
    // Swept, each collection would leave the region of its few survivors to the oldest generation.
    [Fact]
    public void LongLoop_LeavesTheManagedHeapSmall()
    {
        Dim word = "Word", place = "Place", feature = "Feature";
        Tensor table = Randn(word[512], feature[256]), words = RandInt(0, 512, place[4096]);
        long before = Committed(200);
        long after = Committed(3000);
        Assert.True(after < before + (32 << 20), $"{before >> 20} MiB, then {after >> 20} MiB committed");

        long Committed(int times)
        {
            for (int i = 0; i < times; i++) Embedding(table, words, word);
            return GC.GetGCMemoryInfo(GCKind.Any).TotalCommittedBytes;
        }
    }
}
