using System.Text.Json;

namespace NamedTorch.Conformance.Adapters;

/// <summary>One call to adapt: the inputs, and the arguments by the names the corpus gives them.</summary>
sealed class Call(Tensor[] inputs, JsonElement args)
{
    internal Tensor[] Inputs => inputs;

    internal Tensor X => inputs[0];

    internal Tensor Y => inputs[1];

    internal Tensor Z => inputs[2];

    internal bool Has(string name) => args.TryGetProperty(name, out _);

    /// <summary>A dim: a position, a name, or none.</summary>
    internal DimRef Dim(string name = "dim") => Dim(args.GetProperty(name));

    /// <summary>Dims: a list or a single one; null and absent are none.</summary>
    internal DimRef[] Dims(string name = "dim") => !args.TryGetProperty(name, out var dims) || dims.ValueKind == JsonValueKind.Null ? []
        : dims.ValueKind == JsonValueKind.Array ? [.. dims.EnumerateArray().Select(Dim)] : [Dim(dims)];

    internal long Int(string name, long otherwise = 0) => args.TryGetProperty(name, out var value) ? value.GetInt64() : otherwise;

    internal double Real(string name) => args.GetProperty(name).GetDouble();

    internal bool Flag(string name, bool otherwise = false) => args.TryGetProperty(name, out var value) ? value.GetBoolean() : otherwise;

    internal string? Text(string name) => args.GetProperty(name).GetString();

    internal long[] Ints(string name) => [.. args.GetProperty(name).EnumerateArray().Select(v => v.GetInt64())];

    /// <summary>Sizes without names.</summary>
    internal Axis[] Axes(string name) => [.. Ints(name).Select(s => (Axis)s)];

    internal string?[] Texts(string name) => [.. args.GetProperty(name).EnumerateArray().Select(v => v.GetString())];

    internal JsonElement this[string name] => args.GetProperty(name);

    /// <summary>A number of the language: whole or not, as it is written.</summary>
    internal Tensor Number(string name)
    {
        var value = args.GetProperty(name);
        return value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean()
            : value.TryGetInt64(out long whole) && !value.GetRawText().Contains('.') ? whole : value.GetDouble();
    }

    /// <summary>Sizes with names where there are as many; the names apart where there are not, as only Python can write it.</summary>
    internal Tensor Named(Func<Axis[], Tensor> make)
    {
        long[] sizes = Ints("size");
        if (!Has("names")) return make([.. sizes.Select(s => (Axis)s)]);
        string?[] names = Texts("names");
        return names.Length == sizes.Length ? make([.. sizes.Zip(names, (s, n) => (Axis)(n, s))])
            : make([.. sizes.Select(s => (Axis)s)]).RenameAll([.. names.Select(n => n is null ? default : (DimRef)(Dim)n)]);
    }

    static DimRef Dim(JsonElement dim) => dim.ValueKind switch
    {
        JsonValueKind.Number => dim.GetInt32(),
        JsonValueKind.Null => DimRef.Unnamed,
        _ => dim.GetString(),
    };
}
