namespace NamedTorch.Signatures;

/// <summary>The functions an output may call, with their parameters; optional ones in brackets.</summary>
internal static class Primitives
{
    static readonly Dictionary<string, (int Least, int Most, string Parameters)> known = new(StringComparer.Ordinal)
    {
        ["unify"] = (1, int.MaxValue, "(x, ...)"),
        ["same"] = (1, int.MaxValue, "(x, ...)"),
        ["ordered"] = (2, 2, "(x, like)"),
        ["need"] = (2, 2, "(x, dims)"),
        ["drop"] = (2, 3, "(x, dims, [keep])"),
        ["squeeze"] = (2, 3, "(x, dims, [more dims])"),
        ["expect"] = (2, 2, "(x, pattern)"),
        ["align"] = (2, 2, "(x, dims)"),
        ["rename"] = (2, 3, "(x, names) or (x, from, to)"),
        ["refine"] = (2, 2, "(x, names)"),
        ["group"] = (3, 3, "(x, dims, into)"),
        ["ungroup"] = (3, 3, "(x, dim, axes)"),
        ["splice"] = (3, 3, "(x, dim, row)"),
        ["new"] = (3, 3, "(x, dim, at)"),
        ["cat"] = (2, 2, "(tensors, dim)"),
        ["stack"] = (3, 3, "(tensors, dim, at)"),
        ["permute"] = (2, 2, "(x, dims)"),
        ["swap"] = (3, 3, "(x, dim, dim)"),
        ["move"] = (3, 3, "(x, dims, positions)"),
        ["resize"] = (3, 3, "(x, dim, size)"),
        ["expand"] = (2, 2, "(x, axes)"),
        ["reshape"] = (2, 2, "(x, axes)"),
        ["index"] = (2, 3, "(x, items) or (x, dim, item)"),
        ["each"] = (2, 2, "(tensors, call)"),
        ["list"] = (1, 1, "(call)"),
        ["axes"] = (1, int.MaxValue, "(axes, ...)"),
    };

    /// <summary>True for an argument that is a size: a number, a parameter, arithmetic.</summary>
    public static bool WantsSize(string function, int index) => function == "resize" && index == 2;

    public static string List { get; } = string.Join(", ", known.Keys);

    public static bool Exists(string function) => known.ContainsKey(function);

    public static bool Takes(string function, int count) => count >= known[function].Least && count <= known[function].Most;

    public static string Usage(string function) => known[function].Parameters;
}
