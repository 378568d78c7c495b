using System.Text;

namespace NamedTorch.Gpu;

/// <summary>Who holds the most memory, in words.</summary>
static class MemoryHolders
{
    const int Most = 5;

    internal static string Bytes(long bytes) => bytes >= 1L << 20 ? $"{bytes >> 20} MiB" : bytes >= 1L << 10 ? $"{bytes >> 10} KiB" : $"{bytes} bytes";

    /// <summary>The largest groups of equal blocks: "The largest: 12 MiB in 3 of Float32 (batch 64, class 10), last written by Softmax; …".</summary>
    internal static string Of(IEnumerable<MemoryBlock> lent)
    {
        var text = new StringBuilder();
        var groups = lent.GroupBy(static b => (b.Type, b.DType, b.Operation)).Select(static g => (g.Key, Bytes: g.Sum(static b => b.Bytes), Count: g.Count()))
            .OrderByDescending(static g => g.Bytes).Take(Most);
        foreach (var ((type, dtype, operation), bytes, count) in groups)
        {
            text.Append(text.Length == 0 ? " The largest: " : "; ").Append(Bytes(bytes));
            if (count > 1) text.Append($" in {count}");
            if (type is not null) text.Append($" of {dtype} {type}");
            if (operation is not null) text.Append($", last written by {operation}");
        }
        return text.Length == 0 ? "" : text.Append('.').ToString();
    }
}
