namespace NamedTorch.Gpu;

/// <summary>Registers that one instruction of a kernel needs when it becomes several of PTX, and the addresses of arrays.</summary>
sealed class PtxScratch
{
    readonly Dictionary<string, int> counts = [];
    readonly List<string> addresses = [];

    /// <summary>What to declare at the head.</summary>
    internal IEnumerable<string> Declarations => addresses.Concat(counts.Select(static c => $".reg .{c.Key} %t{c.Key}_<{c.Value}>;"));

    internal string New(ScalarType type) => New(PtxTypes.Name(type));

    /// <summary>A register of 16 bits.</summary>
    internal string Half() => New("b16");

    /// <summary>Declares where an array begins.</summary>
    internal void Address(MemoryArray array) => addresses.Add($".reg .{(array.Space == AddressSpace.Shared ? "u32" : "u64")} %a_{array.Name};");

    string New(string type)
    {
        int number = counts.GetValueOrDefault(type);
        counts[type] = number + 1;
        return $"%t{type}_{number}";
    }
}
