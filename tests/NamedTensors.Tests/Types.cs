namespace NamedTorch.Tests;

/// <summary>Types written as text: "A 2, ? 3, B* 1" where a star marks a unit, "_" is unknown, a leading ".." is open.</summary>
internal static class Types
{
    public static TensorType Type(string text)
    {
        var parts = text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        bool open = parts.Length > 0 && parts[0] == "..";
        var dims = open ? DimList.Open : DimList.Empty;
        var sizes = new List<long>();
        foreach (string part in parts.Skip(open ? 1 : 0))
        {
            string[] pair = part.Split(' ');
            string name = pair[0].TrimEnd('!');
            var slot = name switch { "?" => DimSlot.Unnamed, "_" => DimSlot.Unknown, _ => DimSlot.Of(name) };
            dims = dims.Append(slot.WithUnit(pair[0].EndsWith('!')));
            sizes.Add(pair[1] == "_" ? -1 : long.TryParse(pair[1], out long size) ? size : Size.Symbol(pair[1]).Code);
        }
        return new TensorType(dims, [.. sizes]);
    }

    /// <summary>The inverse of <see cref="Type"/>.</summary>
    public static string Text(TensorType type) => (type.Dims.IsOpen ? type.Rank == 0 ? ".." : ".., " : "") + string.Join(
        ", ", type.Dims.Select((slot, i) => $"{slot}{(slot.IsUnit ? "!" : "")} {new Size(type.SizeArray[i])}"));
}
